// forms.toml: the words that templates may hold and the forms that use them. Internal to forms.
#pragma once

#include <string_view>
#include <vector>

#include "base/error.h"
#include "forms/form.h"

namespace shouwang::forms {

// Forms without their templates; `Form::file` is the name alone. `file` is the name messages show.
std::vector<Form> ReadDeclarations(std::string_view text, std::string_view file, Errors& errors);

}  // namespace shouwang::forms
