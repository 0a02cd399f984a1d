#include "forms/form_shelf.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

#include "forms/form_declarations.h"
#include "forms/messages.h"
#include "forms/template_check.h"

namespace shouwang::forms {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDeclarations = "forms.toml";

// Never more than what tells that a file is too large.
std::optional<std::string> ReadSome(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string bytes(kMaxTemplateBytes + 1, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (file.bad()) return std::nullopt;
  bytes.resize(static_cast<size_t>(file.gcount()));
  return bytes;
}

std::vector<fs::path> Templates(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    // ~$ is what Word puts beside an open document.
    if (entry.path().extension() == ".docx" && !name.starts_with("~$")) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void LoadTemplate(Form& form, const fs::path& path, Errors& errors) {
  form.file = path.string();
  const std::optional<std::string> bytes = ReadSome(path);
  if (!bytes) {
    errors.push_back({ErrorCode::kPolicy, message::kCannotRead, form.file, message::kCannotReadHint});
    return;
  }
  auto docx = ReadDocx(*bytes, form.file);
  if (!docx) {
    errors.push_back(docx.error());
    return;
  }
  form.docx = std::move(*docx);
  if (Status status = CheckTemplate(form); !status) errors.push_back(status.error());
}

// Every mistake at once: people mend a folder of files, not one file at a time.
Error Together(const Errors& errors) {
  Error error = errors.front();
  error.details = errors;
  return error;
}

std::vector<Form> DeclaredForms(const std::vector<fs::path>& folders, Errors& errors) {
  std::vector<Form> forms;
  for (const fs::path& folder : folders) {
    const fs::path file = folder / kDeclarations;
    std::error_code ignored;
    if (!fs::exists(file, ignored)) continue;
    const std::optional<std::string> text = ReadSome(file);
    if (!text) {
      errors.push_back({ErrorCode::kPolicy, message::kCannotRead, file.string(), message::kCannotReadHint});
      continue;
    }
    for (Form& form : ReadDeclarations(*text, file.string(), errors)) {
      const bool known = std::any_of(forms.begin(), forms.end(), [&](const Form& f) { return f.id == form.id; });
      if (known) {
        errors.push_back({ErrorCode::kPolicy, fmt::format(fmt::runtime(message::kDuplicate), form.id), file.string(),
                          message::kDuplicateHint});
      }
      forms.push_back(std::move(form));
    }
  }
  return forms;
}

}  // namespace

const Form* FormShelf::Find(std::string_view id) const {
  const auto found = std::find_if(forms_.begin(), forms_.end(), [&](const Form& form) { return form.id == id; });
  return found == forms_.end() ? nullptr : &*found;
}

Result<FormShelf> OpenForms(const std::vector<fs::path>& folders) {
  Errors errors;
  std::vector<Form> forms = DeclaredForms(folders, errors);
  if (!errors.empty()) return Fail(Together(errors));
  if (forms.empty()) return Fail(ErrorCode::kPolicy, message::kNoForms, {}, message::kNoFormsHint);

  std::vector<fs::path> templates;
  for (const fs::path& folder : folders) {
    const std::vector<fs::path> found = Templates(folder);
    templates.insert(templates.end(), found.begin(), found.end());
  }
  std::vector<std::string> names;
  for (Form& form : forms) {
    names.push_back(form.file);
    const auto last = std::find_if(templates.rbegin(), templates.rend(),
                                   [&](const fs::path& path) { return path.filename() == form.file; });
    if (last == templates.rend()) {
      errors.push_back({ErrorCode::kPolicy, fmt::format(fmt::runtime(message::kNoTemplate), form.title, form.file), "",
                        message::kNoTemplateHint});
    } else {
      LoadTemplate(form, *last, errors);
    }
  }
  for (const fs::path& path : templates) {
    const std::string name = path.filename().string();
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    errors.push_back({ErrorCode::kPolicy, fmt::format(fmt::runtime(message::kStrayTemplate), name), path.string(),
                      fmt::format(fmt::runtime(message::kStrayTemplateHint), fmt::join(names, " "))});
  }
  if (!errors.empty()) return Fail(Together(errors));
  return FormShelf(std::move(forms));
}

}  // namespace shouwang::forms
