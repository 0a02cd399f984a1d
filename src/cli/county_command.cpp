#include "cli/county_command.h"

#include <fmt/format.h>

#include "access/divisions.h"
#include "access/first_officers.h"
#include "base/clock.h"
#include "base/division_code.h"
#include "base/text.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "record/county_folder.h"
#include "seal/key_ring.h"

namespace shouwang::cli {
namespace {

namespace fs = std::filesystem;

constexpr size_t kCountyDigits = 6;

Status MakeFolder(const fs::path& folder) {
  std::error_code fault;
  fs::create_directories(folder, fault);
  if (!fault) fs::permissions(folder, fs::perms::owner_all, fault);
  if (fault) return Fail(ErrorCode::kOutput, message::kCannotMakeFolder, folder.string(), fault.message());
  return {};
}

Status CopyPolicies(const fs::path& from, const fs::path& folder) {
  std::error_code fault;
  fs::copy(from, folder / "policies", fs::copy_options::recursive, fault);
  if (fault) return Fail(ErrorCode::kOutput, message::kCannotCopyPolicies, from.string(), fault.message());
  return {};
}

// Everything that can be wrong with the arguments is found before anything is made.
Status MakeCounty(const InitArguments& arguments, const Context& context) {
  if (arguments.county.size() != kCountyDigits || !IsAsciiDigits(arguments.county)) {
    return Fail(ErrorCode::kUsage, message::kBadCounty, "--county", message::kBadCountyHint);
  }
  const fs::path folder = arguments.dir;
  if (fs::exists(folder / "keys") || fs::exists(folder / "record.db")) {
    return Fail(ErrorCode::kUsage, message::kCountyExists, folder.string(), message::kCountyExistsHint);
  }
  const Result<std::vector<access::Division>> divisions = access::ReadDivisions(arguments.divisions, arguments.county);
  if (!divisions) return Fail(divisions.error());
  if (Status made = MakeFolder(folder); !made) return made;
  const auto cipher = arguments.cipher == "aes" ? seal::Cipher::kAes : seal::Cipher::kSm4;
  if (Status made = seal::KeyRing::Create(seal::KeyFilesOf(folder), cipher, SystemClock().NowMs()); !made) return made;
  const fs::path policies = arguments.policies.empty() ? context.policies : fs::path(arguments.policies);
  if (Status copied = CopyPolicies(policies, folder); !copied) return copied;
  Result<record::CountyPlace> county = record::FindCounty(folder, arguments.database);
  if (!county) return Fail(county.error());
  Result<std::unique_ptr<OpenCounty>> open = context.open_county(*county, true);
  if (!open) return Fail(open.error());
  const Result<std::vector<access::FirstOfficer>> officers = access::MakeFirstOfficers((*open)->record(), *divisions);
  if (!officers) return Fail(officers.error());
  if (Status noted = record::NoteDatabase(*county); !noted) return noted;
  context.reporter->Say(fmt::format(fmt::runtime(message::kCountyMade), folder.string(), divisions->size()));
  for (const access::FirstOfficer& officer : *officers) {
    context.reporter->Say(fmt::format(fmt::runtime(message::kOfficerMade), officer.name, officer.password));
  }
  context.reporter->Say(message::kOfficersHint);
  return {};
}

}  // namespace

int RunInit(const InitArguments& arguments, const Context& context) {
  const Status made = MakeCounty(arguments, context);
  if (made) return 0;
  context.reporter->Complain(made.error());
  return ExitStatus(made.error().code);
}

int RunServe(const ServeArguments& arguments, const Context& context) {
  const Result<record::CountyPlace> county = record::FindCounty(arguments.dir);
  Status served = county ? Status() : Fail(county.error());
  if (county) served = context.serve(*county, arguments);
  if (served) return 0;
  context.reporter->Complain(served.error());
  return ExitStatus(served.error().code);
}

}  // namespace shouwang::cli
