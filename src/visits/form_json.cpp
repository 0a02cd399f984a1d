#include "visits/form_json.h"

#include "base/digest.h"
#include "base/json.h"

namespace shouwang::visits {
namespace {

using nlohmann::json;
using policy::VisitForm;
using policy::VisitPurpose;
using policy::VisitQuestion;
using policy::VisitSection;

json QuestionJson(const VisitQuestion& question) {
  return {{"name", question.name},
          {"title", question.title},
          {"type", Name(question.type)},
          {"values", question.values},
          {"concern", question.concern},
          {"required", question.required},
          {"register", question.register_field},
          {"unit", question.unit}};
}

VisitQuestion QuestionFrom(const json& value) {
  VisitQuestion question;
  value.at("name").get_to(question.name);
  value.at("title").get_to(question.title);
  question.type = policy::AnswerTypeFromName(value.at("type").get<std::string>()).value();
  value.at("values").get_to(question.values);
  value.at("concern").get_to(question.concern);
  value.at("required").get_to(question.required);
  value.at("register").get_to(question.register_field);
  value.at("unit").get_to(question.unit);
  return question;
}

VisitPurpose PurposeFrom(const json& value) {
  VisitPurpose purpose;
  value.at("name").get_to(purpose.name);
  value.at("title").get_to(purpose.title);
  purpose.procedure = policy::ProcedureKindFromName(value.at("procedure").get<std::string>());
  value.at("paper").get_to(purpose.paper);
  value.at("signature").get_to(purpose.signature);
  value.at("photos").get_to(purpose.photos);
  return purpose;
}

VisitForm FormFrom(const json& value) {
  VisitForm form;
  value.at("id").get_to(form.id);
  value.at("title").get_to(form.title);
  value.at("source").get_to(form.source);
  value.at("where").get_to(form.where);
  for (const json& purpose : value.at("purposes")) form.purposes.push_back(PurposeFrom(purpose));
  for (const json& section : value.at("sections")) {
    VisitSection& made = form.sections.emplace_back();
    section.at("id").get_to(made.id);
    section.at("title").get_to(made.title);
    section.at("of_member").get_to(made.of_member);
    for (const json& question : section.at("questions")) made.questions.push_back(QuestionFrom(question));
  }
  for (const json& item : value.at("items")) {
    form.items.push_back({item.at("name").get<std::string>(), item.at("title").get<std::string>(),
                          policy::IncomePartFromName(item.at("part").get<std::string>()).value()});
  }
  return form;
}

Content ContentFrom(const json& value) {
  Content content;
  value.at("answers").get_to(content.answers);
  for (const json& member : value.at("members")) {
    content.members.push_back({member.at("person").get<int64_t>(), member.at("answers").get<Answers>()});
  }
  value.at("amounts").get_to(content.amounts);
  value.at("note").get_to(content.note);
  return content;
}

constexpr char kDamaged[] = "a visit or its form that the store keeps is damaged";

}  // namespace

std::string ToJson(const VisitForm& form) {
  json value = {{"id", form.id},         {"title", form.title},       {"source", form.source},
                {"where", form.where},   {"purposes", json::array()}, {"sections", json::array()},
                {"items", json::array()}};
  for (const VisitPurpose& purpose : form.purposes) {
    value["purposes"].push_back({{"name", purpose.name},
                                 {"title", purpose.title},
                                 {"procedure", purpose.procedure ? policy::Name(*purpose.procedure) : ""},
                                 {"paper", purpose.paper},
                                 {"signature", purpose.signature},
                                 {"photos", purpose.photos}});
  }
  for (const VisitSection& section : form.sections) {
    json made = {{"id", section.id}, {"title", section.title}, {"of_member", section.of_member}};
    made["questions"] = json::array();
    for (const VisitQuestion& question : section.questions) made["questions"].push_back(QuestionJson(question));
    value["sections"].push_back(std::move(made));
  }
  for (const policy::WorksheetItem& item : form.items) {
    value["items"].push_back({{"name", item.name}, {"title", item.title}, {"part", policy::Name(item.part)}});
  }
  return value.dump();
}

Result<VisitForm> FormFromJson(const std::string& text) { return ReadKept(text, kDamaged, FormFrom); }

std::string DigestOf(const VisitForm& form) { return Sha256Hex(ToJson(form)); }

std::string ToJson(const Content& content) {
  json value = {
      {"answers", content.answers}, {"members", json::array()}, {"amounts", content.amounts}, {"note", content.note}};
  for (const MemberAnswers& member : content.members) {
    value["members"].push_back({{"person", member.person}, {"answers", member.answers}});
  }
  return value.dump();
}

Result<Content> ContentFromJson(const std::string& text) { return ReadKept(text, kDamaged, ContentFrom); }

}  // namespace shouwang::visits
