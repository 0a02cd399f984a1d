// The file of a backup: a sealed stream of parts, opened with nothing but the master key (04-trust.md lines 19 and 33).
//
// Order of parts: head; files; tables, each with its rows and its digest; more files (those that came while the tables
// were read); the key ring; the end. Internal to the store. Errors: as of seal/sealed_stream.h; kInvalid for a file
// that is sealed rightly and yet no backup of this form.
#pragma once

#include <filesystem>
#include <string>

#include "seal/sealed_stream.h"

namespace shouwang::store {

enum class Part : char {
  kHead = 'H',      // JSON: format, migrations
  kTable = 'T',     // JSON: name, columns
  kRows = 'R',      // rows as of AppendRow()
  kTableEnd = 't',  // JSON: rows, digest
  kFile = 'F',      // path below the county's folder
  kBytes = 'B',     // of the file, in pieces
  kFileEnd = 'f',   // SHA-256
  kRing = 'K',      // the key ring's file
  kEnd = 'E',
};

class ArchiveWriter {
 public:
  static Result<ArchiveWriter> Create(const std::filesystem::path& path, const seal::StreamKey& key);
  Status Put(Part part, std::string_view content);
  Status Commit();  // puts the end

 private:
  explicit ArchiveWriter(seal::SealedWriter writer) : writer_(std::move(writer)) {}
  seal::SealedWriter writer_;
};

class ArchiveReader {
 public:
  static Result<ArchiveReader> Open(const std::filesystem::path& path, const seal::StreamKeys& keys);
  Result<Part> Next(std::string& content);

 private:
  ArchiveReader(std::filesystem::path path, seal::SealedReader reader)
      : path_(std::move(path)), reader_(std::move(reader)) {}
  Status Fill(char* bytes, size_t size);

  std::filesystem::path path_;
  seal::SealedReader reader_;
};

}  // namespace shouwang::store
