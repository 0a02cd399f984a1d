// Prints a form: the same template as a .docx file and as an A4 page for the browser. Values are text; what they hold
// is escaped. Equal values give equal bytes.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "forms/form.h"
#include "forms/values.h"

namespace shouwang::forms {

// kTooLarge for a list with more rows than a form can print. No values at all give the blank form.
Result<std::string> FillDocx(const Form& form, const FormValues& values);

// A whole document without scripts and styles of its own: what it looks like is in FormStylesheet(), which is to be
// served at `stylesheet` (an address). It passes a Content-Security-Policy of `style-src 'self'`.
Result<std::string> FillHtml(const Form& form, const FormValues& values, std::string_view stylesheet);

// text/css, the same for all forms and templates.
const std::string& FormStylesheet();

}  // namespace shouwang::forms
