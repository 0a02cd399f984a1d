// The way of an import: read the files and compare, choose, accept as a whole, discard, take back as a whole.
//
// Reading and comparing a county of a million people takes a minute and is done outside any transaction of the record;
// its results are written in pieces and count only when the last one is in. Accepting is one transaction.
// Personal data is sealed wherever it is kept. Threads: any; `threads` are used for reading and sealing.
#pragma once

#include <atomic>
#include <vector>

#include "access/caller.h"
#include "base/date.h"
#include "policy/pack.h"
#include "record/record.h"
#include "registry/imports.h"
#include "seal/sealer.h"
#include "seal/vault.h"

namespace shouwang::registry {

struct ImportTools {
  record::Record& record;
  const seal::Sealer& sealer;
  seal::Vault& vault;
  unsigned threads = 1;
};

struct ComparisonInput {
  const policy::Pack& pack;  // its datasets of the register, and what exports of other systems look like
  Date as_of;
  const std::atomic<bool>* cancelled = nullptr;
};

// A new import of the caller's division. Within a transaction, as all but CompareImport.
Import OpenImport(record::Tables& tables, const std::string& note);
// Adds a file that is in the vault. kConflict when it is there already, or when the import is decided.
Result<ImportFile> AddImportFile(record::Tables& tables, int64_t import, const std::string& name,
                                 const std::string& digest, int64_t bytes);

// Reads the files of the import, compares them with the register and keeps the differences: state compared. May be
// repeated until the import is decided. kInput for files that cannot be read or matched.
Status CompareImport(const ImportTools& tools, const access::Caller& caller, int64_t import, int64_t version,
                     const ComparisonInput& input);

// Seals the contents of differences that have their numbers.
void SealContents(const seal::Sealer& sealer, std::vector<Difference>& differences, unsigned threads);
// What one difference says, opened: see difference.h.
nlohmann::json OpenContent(const seal::Sealer& sealer, const Difference& difference);

struct Choice {
  int64_t difference = 0;
  size_t item = 0;
  std::string field;  // or "*"
  bool keep = false;  // what is here stays
};
// Within a transaction.
Status Choose(RegistryImports& imports, const seal::Sealer& sealer, int64_t import, const std::vector<Choice>& choices);
// For every field that was corrected here.
Status ChooseForCorrected(RegistryImports& imports, const seal::Sealer& sealer, int64_t import, bool keep);

// Within one transaction, all of it or nothing. kConflict when the register has changed since it was compared, naming
// households; when it was decided already.
Status AcceptImport(record::Tables& tables, const seal::Sealer& sealer, unsigned threads, int64_t import,
                    int64_t version);
Status DiscardImport(record::Tables& tables, int64_t import, int64_t version);
// Takes an accepted import back. kConflict when something later was built upon it, naming households.
Status RevertImport(record::Tables& tables, int64_t import, int64_t version);

}  // namespace shouwang::registry
