// The county's policy packs: the folders below DIR/policies, loaded and checked, with the values that the county has
// published itself (policy_change.h) as one more file. A folder that changes on the disk is loaded again when it is
// asked for; a run keeps the files of its pack in the vault, so that it can be repeated with
// the very pack whatever becomes of the folder.
//
// Threads: any. Ownership: packs are shared and never change. Errors: kNotFound, kPolicy with each mistake as a detail.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "intake/policy_change.h"
#include "policy/pack.h"
#include "policy/sql_parser.h"

namespace shouwang::intake {

using PackPointer = std::shared_ptr<const policy::Pack>;
using ParserFactory = std::function<std::unique_ptr<policy::SqlParser>()>;

class PackShelf {
 public:
  PackShelf(std::filesystem::path folder, ParserFactory make_parser);

  // The values that are part of the packs from now on.
  void SetPublished(const std::vector<PolicyChange>& published);

  std::vector<std::string> Ids() const;  // sorted
  Result<PackPointer> Find(const std::string& id);
  // The pack whose datasets the county's tables are read by: of all good ones the one with most datasets.
  Result<PackPointer> Contracts();
  // The packs in force on that day whose region holds the place (12 digits or a prefix): the smallest region first, and
  // of one region the newest, so that this year's pack stands before last year's. One with mistakes cannot be used and
  // is left out; which ones there are is shown on the page of the packs.
  std::vector<PackPointer> AllOf(const std::string& division_code, Date day);
  // The first of them; Contracts() where there is none.
  Result<PackPointer> Of(const std::string& division_code, Date day);
  // The folder `name` of a pack and of all it builds on, the most general first; there or not.
  Result<std::vector<std::filesystem::path>> FoldersOf(const policy::Pack& pack, const std::string& name);

  // The files of a pack and of all it builds on as one text, the same for the same files; and the pack from it.
  Result<std::string> Archive(const std::string& id) const;
  Result<PackPointer> FromArchive(const std::string& archive) const;

 private:
  struct Shelved {
    std::string stamp;  // names, sizes and times of all files of the shelf
    PackPointer pack;
  };
  std::string Stamp() const;
  using Files = std::map<std::string, std::map<std::string, std::string>>;  // pack → file → text
  Files CountyFiles() const;
  Result<Files> FilesOf(const std::string& id) const;  // of a pack and of all it builds on
  Result<PackPointer> LoadFiles(const Files& files, const std::string& id) const;
  Result<PackPointer> LoadFrom(const std::filesystem::path& pack_folder, const std::string& id) const;

  std::filesystem::path folder_;
  ParserFactory make_parser_;
  mutable std::mutex mutex_;
  std::map<std::string, std::vector<policy::CountyValue>> published_;  // by pack
  std::map<std::string, Shelved> shelved_;
};

}  // namespace shouwang::intake
