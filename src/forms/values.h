// What is known when a form is printed: plain texts by the names of forms.toml, ready to be read (dates and money
// already written out). A name that is missing or blank prints as blank space. Names that a form does not declare are
// passed over, so that one set of values serves all forms and a form never shows what it has no place for.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace shouwang::forms {

using FormTexts = std::map<std::string, std::string, std::less<>>;

struct FormValues {
  FormTexts texts;  // 户主姓名 → 张三; several choices joined by 、
  std::map<std::string, std::vector<FormTexts>, std::less<>> lists;  // 成员 → a row each: 姓名 → 张三
};

}  // namespace shouwang::forms
