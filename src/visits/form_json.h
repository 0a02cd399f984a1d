// A version of the visit form as the store keeps it, and content of visits: JSON that says the same in the same bytes.
#pragma once

#include <string>

#include "base/result.h"
#include "policy/visit_form.h"
#include "visits/visit.h"

namespace shouwang::visits {

std::string ToJson(const policy::VisitForm& form);
// kInternal for what ToJson() has not written.
Result<policy::VisitForm> FormFromJson(const std::string& text);
std::string DigestOf(const policy::VisitForm& form);

std::string ToJson(const Content& content);
Result<Content> ContentFromJson(const std::string& text);

}  // namespace shouwang::visits
