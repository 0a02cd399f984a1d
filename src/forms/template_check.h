// Holds a template against what its form declares. Internal to forms.
#pragma once

#include "base/result.h"
#include "forms/form.h"

namespace shouwang::forms {

// An error (kPolicy) that names everything the template may not have.
Status CheckTemplate(const Form& form);

}  // namespace shouwang::forms
