// A procedure and an event as JSON, as the store keeps them: a case's version of its procedure lives as long as the
// case, whatever becomes of the pack.
#pragma once

#include <string>

#include "base/result.h"
#include "policy/procedure.h"
#include "procedure/case_state.h"

namespace shouwang::procedure {

std::string ToJson(const policy::Procedure& procedure);
Result<policy::Procedure> ProcedureFromJson(const std::string& text);  // kInternal: not what ToJson() wrote
// Names the version: SHA-256 of ToJson(), hexadecimal.
std::string DigestOf(const policy::Procedure& procedure);

// The parts of an event that no column of the store holds: fields, attachments, papers to be made anew.
std::string DetailJson(const Event& event);
Status ReadDetail(const std::string& text, Event& event);  // kInternal

}  // namespace shouwang::procedure
