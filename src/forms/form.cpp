#include "forms/form.h"

#include <algorithm>

namespace shouwang::forms {

const FormField* FindField(const std::vector<FormField>& fields, std::string_view name) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const FormField& f) { return f.name == name; });
  return found == fields.end() ? nullptr : &*found;
}

const FormField* Form::Field(std::string_view name) const { return FindField(fields, name); }

const FormList* Form::List(std::string_view name) const {
  const auto found = std::find_if(lists.begin(), lists.end(), [&](const FormList& l) { return l.name == name; });
  return found == lists.end() ? nullptr : &*found;
}

}  // namespace shouwang::forms
