#include "forms/form_declarations.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <set>

#include "base/text.h"
#include "base/toml_library.h"
#include "forms/messages.h"

namespace shouwang::forms {
namespace {

constexpr int kMaxBlankRows = 100;

class Reader {
 public:
  Reader(std::string_view file, Errors& errors) : file_(file), errors_(errors) {}

  std::vector<Form> Read(const toml::table& root) {
    KnownKeys(root, "forms.toml", {"field", "list", "form"});
    ForEach(root, "field", [&](const toml::table& table) { fields_.push_back(ReadField(table, "field")); });
    ForEach(root, "list", [&](const toml::table& table) { ReadList(table); });
    Unique(fields_, [](const FormField& f) { return f.name; });
    Unique(lists_, [](const FormList& l) { return l.name; });
    std::vector<Form> forms;
    ForEach(root, "form", [&](const toml::table& table) { forms.push_back(ReadForm(table)); });
    Unique(forms, [](const Form& f) { return f.id; });
    return forms;
  }

 private:
  template <typename Do>
  void ForEach(const toml::table& table, std::string_view key, const Do& act) {
    const toml::array* items = table[key].as_array();
    if (items == nullptr && table.contains(key)) Missing(table, key, key);
    if (items == nullptr) return;
    for (const toml::node& item : *items) {
      if (item.is_table()) {
        act(*item.as_table());
      } else {
        Missing(table, key, key);
      }
    }
  }

  template <typename Item, typename Name>
  void Unique(const std::vector<Item>& items, const Name& name) {
    std::set<std::string> seen;
    for (const Item& item : items) {
      if (!seen.insert(name(item)).second) Complain(message::kDuplicate, message::kDuplicateHint, 0, name(item));
    }
  }

  FormField ReadField(const toml::table& table, std::string_view section) {
    KnownKeys(table, section, {"name", "about", "blank", "choices"});
    FormField field;
    field.name = WithoutBlanks(Text(table, section, "name"));
    field.about = Text(table, section, "about");
    field.blank = table["blank"].value_or(std::string(message::kBlank));
    field.choices = Texts(table, section, "choices");
    return field;
  }

  void ReadList(const toml::table& table) {
    KnownKeys(table, "list", {"name", "about", "columns"});
    FormList list;
    list.name = WithoutBlanks(Text(table, "list", "name"));
    list.about = Text(table, "list", "about");
    ForEach(table, "columns", [&](const toml::table& c) { list.columns.push_back(ReadField(c, "list.columns")); });
    Unique(list.columns, [](const FormField& f) { return f.name; });
    lists_.push_back(std::move(list));
  }

  Form ReadForm(const toml::table& table) {
    KnownKeys(table, "form", {"id", "title", "about", "file", "fields", "lists"});
    Form form;
    form.id = Text(table, "form", "id");
    form.title = Text(table, "form", "title");
    form.about = Text(table, "form", "about");
    form.file = Text(table, "form", "file");
    for (const std::string& name : Texts(table, "form", "fields")) {
      const FormField* field = FindField(fields_, name);
      if (field != nullptr) {
        form.fields.push_back(*field);
      } else {
        Complain(message::kUnknownName, message::kUnknownNameHint, Line(table), form.id, name);
      }
    }
    Unique(form.fields, [](const FormField& f) { return f.name; });
    ForEach(table, "lists", [&](const toml::table& use) { UseList(use, form); });
    return form;
  }

  void UseList(const toml::table& table, Form& form) {
    KnownKeys(table, "form.lists", {"name", "columns", "blank_rows"});
    const std::string name = WithoutBlanks(Text(table, "form.lists", "name"));
    const auto known = std::find_if(lists_.begin(), lists_.end(), [&](const FormList& l) { return l.name == name; });
    if (known == lists_.end()) {
      Complain(message::kUnknownName, message::kUnknownNameHint, Line(table), form.id, name);
      return;
    }
    FormList list{known->name, known->about, {}, 0};
    for (const std::string& column : Texts(table, "form.lists", "columns")) {
      const FormField* field = FindField(known->columns, column);
      if (field != nullptr) {
        list.columns.push_back(*field);
      } else {
        Complain(message::kUnknownName, message::kUnknownNameHint, Line(table), form.id, name + "." + column);
      }
    }
    const int64_t rows = table["blank_rows"].value_or(int64_t{0});
    if (rows < 1 || rows > kMaxBlankRows) Missing(table, "form.lists", "blank_rows");
    list.blank_rows = static_cast<int>(std::clamp<int64_t>(rows, 1, kMaxBlankRows));
    form.lists.push_back(std::move(list));
  }

  std::string Text(const toml::table& table, std::string_view section, std::string_view key) {
    std::string text = table[key].value_or(std::string());
    if (text.empty()) Missing(table, section, key);
    return text;
  }

  // Blank when the key is not there.
  std::vector<std::string> Texts(const toml::table& table, std::string_view section, std::string_view key) {
    std::vector<std::string> texts;
    const toml::array* items = table[key].as_array();
    bool good = items != nullptr || !table.contains(key);
    for (size_t i = 0; items != nullptr && i < items->size(); ++i) {
      const auto text = (*items)[i].value<std::string>();
      good = good && text.has_value();
      if (text) texts.push_back(WithoutBlanks(*text));
    }
    if (!good) Missing(table, section, key);
    return texts;
  }

  void KnownKeys(const toml::table& table, std::string_view section, std::initializer_list<std::string_view> known) {
    for (const auto& [key, value] : table) {
      if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
        Complain(message::kUnknownKey, "", value.source().begin.line, section, key.str());
      }
    }
  }

  static uint32_t Line(const toml::table& table) { return table.source().begin.line; }

  void Missing(const toml::table& table, std::string_view section, std::string_view key) {
    Complain(message::kMissingKey, message::kMissingKeyHint, Line(table), section, key);
  }

  template <typename... Args>
  void Complain(const char* format, const char* hint, uint32_t line, const Args&... args) {
    errors_.push_back({ErrorCode::kPolicy, fmt::format(fmt::runtime(format), args...),
                       line == 0 ? file_ : fmt::format("{}:{}", file_, line), hint});
  }

  std::string file_;
  Errors& errors_;
  std::vector<FormField> fields_;
  std::vector<FormList> lists_;
};

}  // namespace

std::vector<Form> ReadDeclarations(std::string_view text, std::string_view file, Errors& errors) {
  const toml::parse_result parsed = toml::parse(text, file);
  if (!parsed) {
    errors.push_back({ErrorCode::kPolicy,
                      fmt::format(fmt::runtime(message::kTomlSyntax), parsed.error().source().begin.line,
                                  parsed.error().description()),
                      std::string(file), message::kTomlSyntaxHint});
    return {};
  }
  return Reader(file, errors).Read(parsed.table());
}

}  // namespace shouwang::forms
