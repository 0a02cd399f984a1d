#include "visits/content_check.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/money.h"
#include "base/text.h"
#include "visits/messages.h"

namespace shouwang::visits {
namespace {

using policy::AnswerType;
using policy::VisitForm;
using policy::VisitQuestion;

constexpr size_t kMostCharacters = 500;
constexpr size_t kMostDigits = 9;

template <typename... Arguments>
tl::unexpected<Error> Wrong(const std::string& where, const char* text, const Arguments&... arguments) {
  return Fail(ErrorCode::kInvalid, fmt::format(fmt::runtime(text), arguments...), where);
}

Status CheckAnswer(const VisitQuestion& question, const std::vector<std::string>& answer) {
  const bool several = question.type == AnswerType::kChoices;
  if (!several && answer.size() > 1) return Wrong(question.name, message::kOneAnswer, question.title);
  for (const std::string& value : answer) {
    const bool listed = std::find(question.values.begin(), question.values.end(), value) != question.values.end();
    switch (question.type) {
      case AnswerType::kChoice:
      case AnswerType::kChoices:
        if (!listed) return Wrong(question.name, message::kNoSuchChoice, question.title);
        break;
      case AnswerType::kNumber:
        if (value.size() > kMostDigits || !IsAsciiDigits(value)) {
          return Wrong(question.name, message::kNoNumber, question.title);
        }
        break;
      case AnswerType::kText:
        if (CodePointCount(value) > kMostCharacters) {
          return Wrong(question.name, message::kTooLong, question.title, kMostCharacters);
        }
        break;
    }
  }
  return {};
}

bool IsAnswered(const Answers& answers, const std::string& name) {
  const auto answer = answers.find(name);
  return answer != answers.end() && std::any_of(answer->second.begin(), answer->second.end(),
                                                [](const std::string& value) { return !TrimAscii(value).empty(); });
}

// The questions of the household, or of a member.
Status CheckAnswers(const VisitForm& form, bool of_member, const Answers& answers) {
  size_t known = 0;
  for (const policy::VisitSection& section : form.sections) {
    if (section.of_member != of_member) continue;
    for (const VisitQuestion& question : section.questions) {
      const auto answer = answers.find(question.name);
      if (answer != answers.end()) {
        ++known;
        if (Status good = CheckAnswer(question, answer->second); !good) return good;
      }
      if (question.required && !IsAnswered(answers, question.name)) {
        return Wrong(question.name, message::kUnanswered, question.title);
      }
    }
  }
  if (known != answers.size()) return Wrong("answers", message::kNoSuchQuestion);
  return {};
}

}  // namespace

Status CheckContent(const VisitForm& form, const Content& content, const std::set<int64_t>& people) {
  if (Status good = CheckAnswers(form, false, content.answers); !good) return good;
  std::set<int64_t> seen;
  for (const MemberAnswers& member : content.members) {
    if (!people.contains(member.person) || !seen.insert(member.person).second) {
      return Wrong("members", message::kNotAMember);
    }
    if (Status good = CheckAnswers(form, true, member.answers); !good) return good;
  }
  for (const auto& [name, cents] : content.amounts) {
    const policy::WorksheetItem* item = form.FindItem(name);
    if (item == nullptr) return Wrong("amounts", message::kNoSuchLine);
    if (cents < 0 || cents >= kMaxCents) return Wrong(name, message::kAmountWrong, item->title);
  }
  if (CodePointCount(content.note) > kMostCharacters) {
    return Wrong("note", message::kTooLong, message::kNote, kMostCharacters);
  }
  return {};
}

Status CheckProof(const policy::VisitPurpose& purpose, const Visit& visit) {
  if (purpose.signature && visit.signature.empty()) {
    return Wrong("signature", message::kSignatureMissing, purpose.title);
  }
  if (static_cast<int64_t>(visit.photos.size()) < purpose.photos) {
    return Wrong("photos", message::kPhotosMissing, purpose.title, purpose.photos);
  }
  return {};
}

}  // namespace shouwang::visits
