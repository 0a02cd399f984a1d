#include "forms/filling.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "forms/document_text.h"
#include "forms/messages.h"
#include "forms/placeholder.h"
#include "forms/template_words.h"

namespace shouwang::forms {
namespace {

constexpr size_t kMaxRows = 3000;

// What XML can hold: line ends stay, other control characters and the two that no document may have become nothing.
std::string Printable(std::string_view value) {
  std::string out;
  for (size_t at = 0; at < value.size();) {
    const char32_t c = NextCodePoint(value, at);
    if (c == U'\t') {
      out += ' ';
    } else if (c == U'\n' || (c >= 0x20 && c != 0x7F && c != 0xFFFE && c != 0xFFFF)) {
      AppendCodePoint(c, out);
    }
  }
  return out;
}

bool Ticked(std::string_view value, std::string_view choice) {
  constexpr std::string_view kSeparator = words::kChoiceSeparator;
  while (true) {
    const size_t end = value.find(kSeparator);
    if (WithoutBlanks(value.substr(0, end)) == choice) return true;
    if (end == std::string_view::npos) return false;
    value.remove_prefix(end + kSeparator.size());
  }
}

struct Row {
  const FormList* list = nullptr;
  const FormTexts* texts = nullptr;
  size_t number = 0;
};

class Filler {
 public:
  Filler(const Form& form, const FormValues& values) : form_(form), values_(values) {}

  Status Fill(pugi::xml_node parent, const Row& row) {
    for (pugi::xml_node child = parent.first_child(); child;) {
      const pugi::xml_node next = child.next_sibling();
      Status status;
      if (Is(child, "w:p")) {
        FillParagraph(child, row);
      } else if (const std::string list = Is(child, "w:tr") ? ListOfRow(child) : std::string(); !list.empty()) {
        status = Repeat(child, *form_.List(list));
      } else {
        status = Fill(child, row);
      }
      if (!status) return status;
      child = next;
    }
    return {};
  }

 private:
  Status Repeat(pugi::xml_node pattern, const FormList& list) {
    const auto found = values_.lists.find(list.name);
    const size_t given = found == values_.lists.end() ? 0 : found->second.size();
    if (given > kMaxRows) {
      return Fail(ErrorCode::kTooLarge, fmt::format(fmt::runtime(message::kTooManyRows), list.name, given, kMaxRows),
                  {}, message::kTooManyRowsHint);
    }
    const size_t count = given > 0 ? given : static_cast<size_t>(list.blank_rows);
    static const FormTexts kNothing;
    pugi::xml_node table = pattern.parent();
    for (size_t i = 0; i < count; ++i) {
      pugi::xml_node row = table.insert_copy_before(pattern, pattern);
      if (i > 0) DropMarks(row);
      const Row values{&list, given > 0 ? &found->second[i] : &kNothing, i + 1};
      if (Status status = Fill(row, values); !status) return status;
    }
    table.remove_child(pattern);
    return {};
  }

  // Marks that may be in a document once only.
  static void DropMarks(pugi::xml_node node) {
    for (const char* name : {"w14:paraId", "w14:textId"}) node.remove_attribute(name);
    for (pugi::xml_node child = node.first_child(); child;) {
      const pugi::xml_node next = child.next_sibling();
      if (Is(child, "w:bookmarkStart") || Is(child, "w:bookmarkEnd")) {
        node.remove_child(child);
      } else {
        DropMarks(child);
      }
      child = next;
    }
  }

  void FillParagraph(pugi::xml_node paragraph, const Row& row) const {
    ParagraphText text(paragraph);
    auto places = FindPlaceholders(text.text());
    if (!places) return;
    const bool in_cell = Is(paragraph.parent(), "w:tc");
    for (; !places->empty(); places->pop_back()) {  // from the last, see Replace()
      const Placeholder& place = places->back();
      const bool alone = in_cell && place.choice.empty() && text.IsOnly(place.written);
      text.Replace(place.begin, place.end, TextOf(place, row, alone));
    }
    text.BreakLines();
  }

  // `alone`: a cell of its own needs no blanks to write on.
  std::string TextOf(const Placeholder& place, const Row& row, bool alone) const {
    const FormField* field = place.list.empty() ? form_.Field(place.name) : FindField(row.list->columns, place.name);
    const FormTexts& texts = place.list.empty() ? values_.texts : *row.texts;
    const auto known = texts.find(place.name);
    std::string value = known == texts.end() ? std::string() : Printable(known->second);
    if (!place.choice.empty()) return Ticked(value, place.choice) ? message::kTicked : message::kUnticked;
    if (WithoutBlanks(value).empty()) {
      const bool numbers = !place.list.empty() && place.name == words::kRowNumber;
      value = numbers ? std::to_string(row.number) : alone ? std::string() : field->blank;
    }
    return value;
  }

  const Form& form_;
  const FormValues& values_;
};

// Walks the paragraphs of a row, but not those of tables inside its cells.
std::string ListIn(const pugi::xml_node& node) {
  for (const pugi::xml_node& child : node.children()) {
    if (Is(child, "w:tbl")) continue;
    if (Is(child, "w:p")) {
      const ParagraphText text(child);
      if (const auto places = FindPlaceholders(text.text())) {
        for (const Placeholder& place : *places) {
          if (!place.list.empty()) return place.list;
        }
      }
    } else if (std::string list = ListIn(child); !list.empty()) {
      return list;
    }
  }
  return {};
}

}  // namespace

std::string ListOfRow(const pugi::xml_node& row) { return ListIn(row); }

Status FillPart(const Form& form, const FormValues& values, pugi::xml_node root) {
  return Filler(form, values).Fill(root, Row{});
}

bool IsFilledPart(std::string_view name) {
  const auto is = [&](std::string_view start) { return name.starts_with(start) && name.ends_with(".xml"); };
  return name == kDocumentPart || is("word/header") || is("word/footer");
}

}  // namespace shouwang::forms
