// The classes that pages of forms are made of, and the one stylesheet that gives them a meaning. A page carries no
// style of its own, so a strict Content-Security-Policy (`style-src 'self'`) can stand; widths and heights are
// attributes. Internal to forms.
#pragma once

#include <string>

#include "forms/look.h"

namespace shouwang::forms {

struct PageLook {
  int width = 11906;  // twips; A4
  int top = 1134;
  int bottom = 1134;
  int left = 1134;
  int right = 1134;
  bool landscape = false;
  bool numbered = false;  // "第1页 共2页" at the foot
};

std::string PageClasses(const PageLook& page);
std::string ParagraphClasses(const ParagraphLook& look);
std::string RunClasses(const RunLook& look);

std::string BuildStylesheet();

}  // namespace shouwang::forms
