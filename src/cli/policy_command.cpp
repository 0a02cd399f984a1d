#include "cli/policy_command.h"

#include <fmt/format.h>

#include <cstdio>

#include "cli/messages.h"
#include "policy/pack_loader.h"

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

}  // namespace shouwang::cli
