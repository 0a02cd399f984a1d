#include "store/archive/read_backup.h"

#include <set>
#include "base/json.h"

#include "base/digest.h"
#include "seal/key_ring.h"
#include "store/archive/county_files.h"
#include "store/archive/messages.h"
#include "store/core/messages.h"
#include "store/core/migrations.h"
#include "store/core/schema.h"

namespace shouwang::store {
namespace {

using nlohmann::json;

constexpr int kFormat = 1;

tl::unexpected<Error> NotABackup() { return Fail(ErrorCode::kInvalid, message::kNotABackup); }

// json::exception: what was sealed is no backup of this form.
class Reading {
 public:
  Reading(ArchiveReader& reader, BackupSink& sink) : reader_(reader), sink_(sink) {}

  Result<BackupContents> Run() {
    if (Status read = Head(); !read) return Fail(read.error());
    for (;;) {
      const Result<Part> part = reader_.Next(content_);
      if (!part) return Fail(part.error());
      if (*part == Part::kEnd) break;
      if (Status taken = Take(*part); !taken) return Fail(taken.error());
    }
    if (contents_.ring.empty() || contents_.tables.size() != wanted_tables_.size()) return NotABackup();
    return std::move(contents_);
  }

 private:
  Status Head() {
    const Result<Part> part = reader_.Next(content_);
    if (!part) return Fail(part.error());
    const json head = json::parse(content_);
    if (*part != Part::kHead || head.at("format") != kFormat) return NotABackup();
    const auto migrations = head.at("migrations").get<std::vector<std::string>>();
    std::set<std::string> unknown(migrations.begin(), migrations.end());
    for (const Migration& migration : Migrations()) unknown.erase(migration.name);
    if (!unknown.empty()) {
      return Fail(ErrorCode::kConflict, message::kNewerSchema, *unknown.begin(), message::kNewerSchemaHint);
    }
    const std::vector<std::string> tables = TableNames(migrations);
    wanted_tables_.insert(tables.begin(), tables.end());
    return sink_.Head(migrations);
  }

  Status Take(Part part) {
    switch (part) {
      case Part::kTable:
        return Table();
      case Part::kFile:
        return File();
      case Part::kRing:
        contents_.ring = content_;
        return {};
      default:
        return NotABackup();
    }
  }

  Status Table() {
    const json table = json::parse(content_);
    const auto name = table.at("name").get<std::string>();
    const auto columns = table.at("columns").get<std::vector<std::string>>();
    // Names go into SQL: only those of the schema.
    if (!wanted_tables_.contains(name) || contents_.tables.contains(name)) return NotABackup();
    if (Status begun = sink_.Table(name, columns); !begun) return begun;
    RowsDigest digest;
    std::vector<Cell> row;
    for (;;) {
      const Result<Part> part = reader_.Next(content_);
      if (!part) return Fail(part.error());
      if (*part == Part::kTableEnd) break;
      if (*part != Part::kRows) return NotABackup();
      for (std::string_view rest = content_; !rest.empty();) {
        const std::string_view before = rest;
        if (!TakeRow(rest, columns.size(), row)) return NotABackup();
        digest.Add(before.substr(0, before.size() - rest.size()));
        if (Status taken = sink_.Row(row); !taken) return taken;
      }
    }
    if (Status ended = sink_.EndTable(); !ended) return ended;
    const json end = json::parse(content_);
    const BackupContents::Table wanted{end.at("rows").get<uint64_t>(), end.at("digest").get<std::string>()};
    if (wanted != BackupContents::Table{digest.rows(), digest.Hex()}) return NotABackup();
    contents_.tables[name] = wanted;
    ++contents_.report.tables;
    contents_.report.rows += wanted.rows;
    return {};
  }

  Status File() {
    const std::string path = content_;
    if (!IsCountyFile(path) || contents_.files.contains(path)) return NotABackup();
    if (Status begun = sink_.File(path); !begun) return begun;
    Sha256 digest;
    for (;;) {
      const Result<Part> part = reader_.Next(content_);
      if (!part) return Fail(part.error());
      if (*part == Part::kFileEnd) break;
      if (*part != Part::kBytes) return NotABackup();
      digest.Add(content_);
      if (Status taken = sink_.Bytes(content_); !taken) return taken;
    }
    if (Status ended = sink_.EndFile(); !ended) return ended;
    if (digest.Hex() != content_) return NotABackup();
    contents_.files[path] = content_;
    ++contents_.report.files;
    return {};
  }

  ArchiveReader& reader_;
  BackupSink& sink_;
  std::string content_;
  std::set<std::string> wanted_tables_;
  BackupContents contents_;
};

}  // namespace

Result<ArchiveReader> OpenBackup(const std::filesystem::path& file, const std::filesystem::path& folder) {
  const Result<seal::BackupKey> key = seal::LoadBackupKey(seal::KeyFilesOf(folder).master);
  if (!key) {
    Error error = key.error();
    error.hint = message::kBackupKeyHint;
    return Fail(std::move(error));
  }
  bool known = true;
  const seal::StreamKeys keys = [&](uint64_t id) -> std::optional<seal::StreamKey> {
    known = id == key->id;
    if (!known) return std::nullopt;
    return seal::StreamKey{key->id, key->keys};
  };
  Result<ArchiveReader> reader = ArchiveReader::Open(file, keys);
  if (!known) return Fail(ErrorCode::kInvalid, message::kBackupKey, file.string(), message::kBackupKeyHint);
  return reader;
}

Result<BackupContents> ReadBackup(ArchiveReader& reader, BackupSink& sink) {
  try {
    return Reading(reader, sink).Run();
  } catch (const json::exception&) {
    return NotABackup();
  }
}

}  // namespace shouwang::store
