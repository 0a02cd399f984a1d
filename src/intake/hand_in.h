// A department hands in a table: recognise it, show it, correct how its columns are understood, load it.
//
// What takes long (reading the file, sealing it) is done by the class, outside any transaction; what is written is
// small and done by the free functions inside one. Threads: any. Errors: kInvalid for wrong names, months, mappings;
// kForbidden for another department's; kConflict for the same bytes again and for states that do not fit.
#pragma once

#include <string>

#include "base/clock.h"
#include "ingest/preview.h"
#include "intake/pack_shelf.h"
#include "intake/upload.h"
#include "record/record.h"
#include "seal/vault.h"

namespace shouwang::intake {

inline constexpr uint64_t kMaxUploadBytes = 200ULL << 20U;  // issue 3; beyond: kTooLarge

struct HandedIn {
  std::string department;  // blank: the caller's own
  std::string period;      // YYYY-MM
  std::string file_name;
  std::string bytes;
};

class HandIn {
 public:
  HandIn(record::Record& record, seal::Vault& vault, PackShelf& packs, const Clock& clock)
      : record_(record), vault_(vault), packs_(packs), clock_(clock) {}

  // A new file, looked at and sealed, ready for AddUpload().
  Result<Upload> Receive(const access::Caller& caller, HandedIn handed_in);
  // The same upload looked at again with this mapping, ready for RemapUpload().
  Result<Upload> Remap(const access::Caller& caller, Upload upload, const Mapping& mapping);
  // With what it changes against the loaded files that it replaces, ready for LoadUpload().
  Result<Upload> Compare(const access::Caller& caller, Upload upload);

 private:
  Status LookAt(const policy::Pack& pack, const std::string& bytes, const Mapping& mapping, Upload& upload);
  ingest::RuledTable TableOf(const Upload& upload) const;

  record::Record& record_;
  seal::Vault& vault_;
  PackShelf& packs_;
  const Clock& clock_;
};

// The datasets a department owes: those that name it.
std::vector<policy::Dataset> OwedDatasets(const policy::Pack& pack, const std::string& department);
// What the loaded file would replace: loaded files of the same department and month with a dataset in common.
std::vector<Upload> Predecessors(Uploads& uploads, const Upload& upload);

Result<Upload> AddUpload(Uploads& uploads, Upload upload);
Result<Upload> RemapUpload(Uploads& uploads, Upload upload);
// `adds`: it stands beside the files of its month instead of replacing them.
Result<Upload> LoadUpload(Uploads& uploads, Upload upload, bool adds);
Result<Upload> WithdrawUpload(Uploads& uploads, Upload upload);

// The rules by which a run reads the file exactly as it was shown.
std::vector<ingest::InputRule> RulesFor(const std::string& file_name, const Mapping& mapping);
// 12 digits of the county that a caller works for.
std::string CountyOf(const access::Caller& caller);

}  // namespace shouwang::intake
