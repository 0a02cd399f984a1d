// One table of a TOML file, read key by key; every mistake is collected with its line. Internal to the policy module
// and what reads its test files: hides the TOML library from the readers.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "policy/pack.h"

namespace shouwang::policy {

// A node of the parsed file. Copies are cheap and share the document.
class TomlTable {
 public:
  struct Impl;
  explicit TomlTable(std::shared_ptr<const Impl> impl);

  Place place() const;
  bool Has(const std::string& key) const;
  Place PlaceOf(const std::string& key) const;  // the table's own place when the key is not there

  // Each returns the default when the key is missing or of the wrong type (which is added to `errors`).
  std::string String(const std::string& key, Errors& errors, bool required = false) const;
  bool Bool(const std::string& key, Errors& errors) const;
  std::optional<Date> Day(const std::string& key, Errors& errors, bool required = false) const;
  std::vector<std::string> Strings(const std::string& key, Errors& errors) const;
  std::vector<Date> Days(const std::string& key, Errors& errors) const;
  // A whole number, `otherwise` when it is not there.
  int64_t Integer(const std::string& key, int64_t otherwise, Errors& errors) const;
  // An integer or decimal as its text, for exact conversion.
  std::string Number(const std::string& key, Errors& errors, bool required = false) const;
  // Any scalar as the text a table cell would hold (golden tests).
  std::optional<std::string> Text(const std::string& key) const;
  std::vector<TomlTable> Tables(const std::string& key, Errors& errors) const;  // [[key]] or key = [{…}]
  std::optional<TomlTable> Table(const std::string& key, Errors& errors) const;
  std::vector<std::string> Keys() const;

  // Adds an error for each key that is not in `known`.
  void RefuseOthers(const std::vector<std::string>& known, Errors& errors) const;

 private:
  std::shared_ptr<const Impl> impl_;
};

// Parses a file's text. `name` is the file as messages show it.
std::optional<TomlTable> ParseToml(std::string_view text, const std::string& name, Errors& errors);

Error PolicyError(const Place& place, std::string what, std::string hint = {});
// Something is wrong with `name`, the value of a key; `text` has a {} for it.
void Say(const TomlTable& table, const std::string& key, const char* text, const std::string& name, Errors& errors);
// `name` was defined before.
void SayDuplicate(const TomlTable& table, const std::string& name, Errors& errors);

}  // namespace shouwang::policy
