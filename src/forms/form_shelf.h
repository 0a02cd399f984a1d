// The printable forms of a county: those of the pack, with the templates that the county has put in their place.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "forms/form.h"

namespace shouwang::forms {

class FormShelf {
 public:
  explicit FormShelf(std::vector<Form> forms) : forms_(std::move(forms)) {}

  const std::vector<Form>& forms() const { return forms_; }  // in the order of forms.toml
  const Form* Find(std::string_view id) const;               // null when there is none

 private:
  std::vector<Form> forms_;
};

// `folders` are the `forms` folders of a pack and those it builds on, the most general first; folders that are not
// there are passed over. forms.toml declares forms; the template of a form is the file of its name in the last folder
// that has one. All templates are read and checked: one error (kPolicy) holds everything found in `details`. Unchanging
// after, may be used by several threads.
Result<FormShelf> OpenForms(const std::vector<std::filesystem::path>& folders);

}  // namespace shouwang::forms
