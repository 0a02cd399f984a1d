// Puts values into a parsed part of a template. Internal to forms.
#pragma once

#include <pugixml.hpp>
#include <string>

#include "base/result.h"
#include "forms/form.h"
#include "forms/values.h"

namespace shouwang::forms {

// The list whose columns a table row holds; blank when none. Tables inside its cells are not looked into.
std::string ListOfRow(const pugi::xml_node& row);

// The template must have passed CheckTemplate(). kTooLarge for a list with too many rows.
Status FillPart(const Form& form, const FormValues& values, pugi::xml_node root);

// Headers and footers are filled as the text is.
bool IsFilledPart(std::string_view name);

}  // namespace shouwang::forms
