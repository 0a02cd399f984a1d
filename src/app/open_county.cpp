#include "app/open_county.h"

#include "seal/key_ring.h"
#include "seal/ring_sealer.h"
#include "store/all/repositories.h"

namespace shouwang::app {

Result<std::unique_ptr<CountyRecord>> CountyRecord::Open(const record::CountyPlace& place, bool create, size_t readers,
                                                         const Clock& clock) {
  const seal::KeyFiles keys = seal::KeyFilesOf(place.folder);
  std::unique_ptr<CountyRecord> county(new CountyRecord);
  Result<std::unique_ptr<seal::Sealer>> sealer = seal::MakeSealer(keys, clock);
  if (!sealer) return Fail(sealer.error());
  county->sealer_ = std::move(*sealer);
  Result<std::unique_ptr<seal::FileVault>> vault = seal::FileVault::Open(place.folder / "files", keys, clock);
  if (!vault) return Fail(vault.error());
  county->vault_ = std::move(*vault);
  store::DatabaseOptions options;
  options.url = place.url;
  options.readers = readers;
  options.create = create;
  options.backup = (place.folder / "before-migration.db").string();
  Result<std::unique_ptr<store::Database>> database = store::Database::Open(options, *county->sealer_, clock);
  if (!database) return Fail(database.error());
  county->database_ = std::move(*database);
  county->record_ = store::MakeRecord(*county->database_, store::AllRepositories());
  return county;
}

}  // namespace shouwang::app
