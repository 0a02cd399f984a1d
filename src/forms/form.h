// A printable form: what forms.toml declares, and the .docx template it is filled from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "forms/docx_file.h"

namespace shouwang::forms {

struct FormField {
  std::string name;                  // as templates write it: {户主姓名}
  std::string about;                 // what it is, for the person who edits a template
  std::string blank;                 // what is printed when nothing is known: room to write
  std::vector<std::string> choices;  // {户类型=脱贫户} prints ☑ or ☐; blank: the field has no boxes
};

struct FormList {
  std::string name;  // {成员.姓名}: the table row it stands in is repeated
  std::string about;
  std::vector<FormField> columns;
  int blank_rows = 0;  // rows to write in, when there is nothing to list
};

struct Form {
  std::string id;
  std::string title;
  std::string about;
  std::string file;  // the template as messages name it
  std::vector<FormField> fields;
  std::vector<FormList> lists;
  DocxFile docx;

  const FormField* Field(std::string_view name) const;
  const FormList* List(std::string_view name) const;
};

const FormField* FindField(const std::vector<FormField>& fields, std::string_view name);

}  // namespace shouwang::forms
