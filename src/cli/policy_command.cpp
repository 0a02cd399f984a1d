#include "cli/policy_command.h"

#include <fmt/format.h>

#include <cstdio>

#include "cli/messages.h"
#include "policy/calendar_reader.h"
#include "policy/pack_loader.h"
#include "policy/show.h"
#include "procedure/scenario.h"
#include "screening/policy_test_runner.h"

namespace shouwang::cli {

int PolicyCheck(const std::string& folder, const Context& context) {
  Errors errors;
  const std::unique_ptr<policy::SqlParser> parser = context.make_parser();
  const std::optional<policy::Pack> pack = policy::LoadPack(folder, *parser, errors);
  if (!pack) return context.reporter->Complain(errors);
  std::puts(fmt::format(fmt::runtime(message::kPackGood), pack->id, pack->version, pack->datasets.size(),
                        pack->parameters.size(), pack->facts.size(), pack->rules.size())
                .c_str());
  return 0;
}

int PolicyTest(const std::string& folder, const Context& context) {
  Errors errors;
  const std::optional<policy::Pack> pack = policy::LoadPack(folder, *context.make_parser(), errors);
  if (!pack) return context.reporter->Complain(errors);
  screening::PolicyTestResult result = screening::RunPolicyTests(*pack, context.make_engine, errors);
  const std::optional<WorkCalendar> calendar = policy::ReadCalendar(pack->folder / ".." / "calendar", errors);
  if (!errors.empty()) return context.reporter->Complain(errors);
  const procedure::ScenarioResult scenarios = procedure::RunScenarios(*pack, *calendar, errors);
  if (!errors.empty()) return context.reporter->Complain(errors);
  result.passed += scenarios.passed;
  result.failures.insert(result.failures.end(), scenarios.failures.begin(), scenarios.failures.end());
  for (const std::string& failure : result.failures) context.reporter->Warn(failure);
  std::puts(fmt::format("{} passed, {} failed", result.passed, result.failures.size()).c_str());
  return result.failures.empty() ? 0 : ExitStatus(ErrorCode::kPolicy);
}

int PolicyShow(const std::string& folder, const std::string& rule_id, const Context& context) {
  Errors errors;
  const std::optional<policy::Pack> pack = policy::LoadPack(folder, *context.make_parser(), errors);
  if (!pack) return context.reporter->Complain(errors);
  if (rule_id.empty()) {
    std::fputs(policy::ShowPack(*pack).c_str(), stdout);
    return 0;
  }
  const policy::Rule* rule = pack->FindRule(rule_id);
  if (rule == nullptr) {
    std::string known;
    for (const policy::Rule& each : pack->rules) known += (known.empty() ? "" : " ") + each.id;
    return context.reporter->Complain(
        Errors{Error{ErrorCode::kUsage, fmt::format(fmt::runtime(message::kUnknownRule), rule_id), "policy show",
                     fmt::format(fmt::runtime(message::kKnownRules), known)}});
  }
  const Date as_of = pack->valid_to.value_or(pack->valid_from);
  std::fputs(policy::ShowRule(*pack, *rule, as_of).c_str(), stdout);
  return 0;
}

}  // namespace shouwang::cli
