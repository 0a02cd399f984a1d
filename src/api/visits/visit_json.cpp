#include "api/visits/visit_json.h"

#include "api/visits/messages.h"
#include "visits/form_json.h"
#include "visits/worksheet.h"

namespace shouwang::api {
namespace {

using namespace http;  // NOLINT: the words of schemas
using nlohmann::json;
using visits::Visit;

constexpr size_t kKeyDigits = 32;

json OptionalCents(const std::optional<int64_t>& cents) { return cents ? json(*cents) : json(); }

Schema QuestionSchema() {
  return Object({{"name", Text(), {}},
                 {"title", Text(), {}},
                 {"type", NamesOf(policy::kAnswerTypes), {}},
                 {"values", TextsShape(), {}},
                 {"concern", TextsShape(), {}},
                 {"required", Boolean(), {}},
                 {"unit", Text().Nullable(), {}}})
      .Named("VisitQuestion");
}

json SectionJson(const policy::VisitSection& section) {
  json questions = json::array();
  for (const policy::VisitQuestion& question : section.questions) {
    questions.push_back({{"name", question.name},
                         {"title", question.title},
                         {"type", policy::Name(question.type)},
                         {"values", question.values},
                         {"concern", question.concern},
                         {"required", question.required},
                         {"unit", TextOrNull(question.unit)}});
  }
  return {{"id", section.id},
          {"title", section.title},
          {"of_member", section.of_member},
          {"questions", std::move(questions)}};
}

json SumsJson(const visits::IncomeSums& sums) {
  json value = json::object();
  for (const policy::IncomePart part : policy::kIncomeParts) value[policy::Name(part)] = sums.Of(part);
  return value;
}

json ConcernsJson(const std::vector<visits::Concern>& concerns) {
  json list = json::array();
  for (const visits::Concern& concern : concerns) {
    list.push_back({{"title", concern.title}, {"person", NumberOrNull(concern.person)}, {"value", concern.value}});
  }
  return list;
}

json MembersJson(const std::vector<visits::MemberAnswers>& members) {
  json list = json::array();
  for (const visits::MemberAnswers& member : members) {
    list.push_back({{"person", member.person}, {"answers", member.answers}});
  }
  return list;
}

Schema PersonAnswersSchema() {
  return Object({{"person", IdShape(), {}}, {"answers", AnswersShape(), {}}}).Named("VisitMember");
}

std::vector<http::Member> ContentMembers() {
  const Schema concern = Object({{"title", Text(), {}}, {"person", IdShape().Nullable(), {}}, {"value", Text(), {}}});
  return {{"answers", AnswersShape(), message::kAnswersShape},
          {"members", Array(PersonAnswersSchema()), {}},
          {"amounts", AmountsShape(), message::kAmountsShape},
          {"note", Text(), {}},
          {"concerns", Array(concern), message::kConcernsShape},
          {"sums", Map(Cents()), {}},
          {"people", CountShape(), {}},
          {"net", Cents(), message::kNetShape},
          {"per_head", Cents().Nullable(), message::kPerHeadShape},
          {"photos", TextsShape(), {}},
          {"signature", DigestShape().Nullable(), {}}};
}

}  // namespace

Schema AnswersShape() { return Map(TextsShape()); }
Schema AmountsShape() { return Map(Cents()); }
Schema VisitKeyShape() { return Pattern("[0-9a-f]{32}", kKeyDigits, message::kVisitKey); }

json VisitFormJson(const policy::VisitForm& form) {
  json value = {{"digest", visits::DigestOf(form)},
                {"id", form.id},
                {"title", form.title},
                {"source", form.source},
                {"where", form.where},
                {"purposes", json::array()},
                {"sections", json::array()},
                {"items", json::array()},
                {"parts", json::array()}};
  for (const policy::VisitPurpose& purpose : form.purposes) {
    value["purposes"].push_back({{"name", purpose.name},
                                 {"title", purpose.title},
                                 {"of_case", purpose.procedure.has_value()},
                                 {"signature", purpose.signature},
                                 {"photos", purpose.photos}});
  }
  for (const policy::VisitSection& section : form.sections) value["sections"].push_back(SectionJson(section));
  for (const policy::WorksheetItem& item : form.items) {
    value["items"].push_back({{"name", item.name}, {"title", item.title}, {"part", policy::Name(item.part)}});
  }
  for (const policy::IncomePart part : policy::kIncomeParts) {
    value["parts"].push_back({{"name", policy::Name(part)}, {"title", policy::Title(part)}});
  }
  return value;
}

Schema VisitFormSchema() {
  const Schema purpose = Object({{"name", Text(), {}},
                                 {"title", Text(), {}},
                                 {"of_case", Boolean(), {}},
                                 {"signature", Boolean(), {}},
                                 {"photos", CountShape(), {}}});
  const Schema section = Object({{"id", Text(), {}},
                                 {"title", Text(), {}},
                                 {"of_member", Boolean(), {}},
                                 {"questions", Array(QuestionSchema()), {}}})
                             .Named("VisitSection");
  const Schema item =
      Object({{"name", Text(), {}}, {"title", Text(), {}}, {"part", NamesOf(policy::kIncomeParts), {}}});
  const Schema part = Object({{"name", NamesOf(policy::kIncomeParts), {}}, {"title", Text(), {}}});
  return Object({{"digest", DigestShape(), message::kFormDigest},
                 {"id", Text(), {}},
                 {"title", Text(), {}},
                 {"source", Text(), {}},
                 {"where", Text(), {}},
                 {"purposes", Array(purpose), {}},
                 {"sections", Array(section), {}},
                 {"items", Array(item), {}},
                 {"parts", Array(part), {}}})
      .Named("VisitForm");
}

json VisitJson(const Visit& visit, const policy::VisitForm& form, AccountNames& names) {
  const policy::VisitPurpose* purpose = form.FindPurpose(visit.purpose);
  return {{"id", visit.id},
          {"version", visit.version},
          {"key", visit.key},
          {"household", visit.household},
          {"household_id", visit.household_id},
          {"head", visit.head},
          {"division_code", visit.division_code},
          {"purpose", visit.purpose},
          {"purpose_title", purpose == nullptr ? visit.purpose : purpose->title},
          {"case", NumberOrNull(visit.case_file)},
          {"visited_on", visit.visited_on},
          {"account", visit.account},
          {"visitor", visit.visitor},
          {"visitor_name", names.Of(visit.account, visit.visitor)},
          {"form", visit.form},
          {"base", NumberOrNull(visit.base)},
          {"unchanged", visit.unchanged},
          {"answers", visit.content.answers},
          {"members", MembersJson(visit.content.members)},
          {"amounts", visit.content.amounts},
          {"note", visit.content.note},
          {"concerns", ConcernsJson(visits::ConcernsOf(form, visit.content))},
          {"sums", SumsJson(visits::SumsOf(form, visit.content.amounts))},
          {"people", visit.people},
          {"net", visit.net_cents},
          {"per_head", OptionalCents(visits::PerHead(visit.net_cents, visit.people))},
          {"photos", visit.photos},
          {"signature", TextOrNull(visit.signature)},
          {"state", visits::Name(visit.state)},
          {"conflict", TextOrNull(visits::Name(visit.conflict))},
          {"against", NumberOrNull(visit.against)},
          {"settled_why", TextOrNull(visit.settled_why)},
          {"settled_at", TimeOrNull(visit.settled_ms)},
          {"created_at", TimeOrNull(visit.created_ms)}};
}

Schema VisitSchema() {
  std::vector<http::Member> members = {{"id", IdShape(), {}},
                                       {"version", IdShape(), {}},
                                       {"key", VisitKeyShape(), message::kVisitKey},
                                       {"household", IdShape(), {}},
                                       {"household_id", Text(), {}},
                                       {"head", Text(), {}},
                                       {"division_code", DivisionShape(), {}},
                                       {"purpose", Text(), {}},
                                       {"purpose_title", Text(), {}},
                                       {"case", IdShape().Nullable(), {}},
                                       {"visited_on", Day(), {}},
                                       {"account", CountShape(), {}},
                                       {"visitor", Text(), {}},
                                       {"visitor_name", NameShape(), {}},
                                       {"form", DigestShape(), message::kFormDigest},
                                       {"base", IdShape().Nullable(), message::kBaseVisit},
                                       {"unchanged", Boolean(), message::kUnchangedShape}};
  for (http::Member& member : ContentMembers()) members.push_back(std::move(member));
  members.push_back({"state", Choice({"stands", "disputed", "set_aside"}), {}});
  members.push_back({"conflict", Choice({"same_base", "same_key"}).Nullable(), {}});
  members.push_back({"against", IdShape().Nullable(), message::kAgainstShape});
  members.push_back({"settled_why", Text().Nullable(), {}});
  members.push_back({"settled_at", TimeShape().Nullable(), {}});
  members.push_back({"created_at", TimeShape(), {}});
  return Object(std::move(members)).Named("Visit");
}

json SheetJson(const visits::Sheet& sheet) {
  json value = {{"household", sheet.household},
                {"household_id", sheet.household_id},
                {"head", sheet.head},
                {"division_code", sheet.division_code},
                {"village_group", sheet.village_group},
                {"household_type", sheet.household_type},
                {"people", sheet.people},
                {"members", json::array()},
                {"answers", sheet.answers},
                {"amounts", sheet.amounts},
                {"note", sheet.note},
                {"base", NumberOrNull(sheet.base)},
                {"base_day", TextOrNull(sheet.base_day)},
                {"before", json()},
                {"purposes", sheet.purposes}};
  for (const visits::SheetMember& member : sheet.members) {
    value["members"].push_back({{"person", member.person},
                                {"name", member.name},
                                {"relation", member.relation},
                                {"sex", member.sex},
                                {"answers", member.answers}});
  }
  if (sheet.before) {
    value["before"] = {{"day", sheet.before->day},
                       {"net", sheet.before->net_cents},
                       {"per_head", OptionalCents(sheet.before->per_head)},
                       {"of_register", sheet.before->of_register}};
  }
  return value;
}

Schema SheetSchema() {
  const Schema member = Object({{"person", IdShape(), {}},
                                {"name", Text(), {}},
                                {"relation", Text(), {}},
                                {"sex", Text(), {}},
                                {"answers", AnswersShape(), {}}});
  const Schema before = Object({{"day", Day(), {}},
                                {"net", Cents(), message::kNetShape},
                                {"per_head", Cents().Nullable(), message::kPerHeadShape},
                                {"of_register", Boolean(), {}}});
  return Object({{"household", IdShape(), {}},
                 {"household_id", Text(), {}},
                 {"head", Text(), {}},
                 {"division_code", DivisionShape(), {}},
                 {"village_group", Text(), {}},
                 {"household_type", Text(), {}},
                 {"people", CountShape(), {}},
                 {"members", Array(member), {}},
                 {"answers", AnswersShape(), message::kAnswersShape},
                 {"amounts", AmountsShape(), message::kAmountsShape},
                 {"note", Text(), {}},
                 {"base", IdShape().Nullable(), message::kBaseVisit},
                 {"base_day", Day().Nullable(), {}},
                 {"before", before.Nullable(), {}},
                 {"purposes", TextsShape(), {}}})
      .Named("VisitSheet");
}

}  // namespace shouwang::api
