#include "forms/docx_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "forms/messages.h"
#include "tabular/zip_archive.h"
#include "tabular/zip_maker.h"

namespace shouwang::forms {
namespace {

constexpr size_t kMaxParts = 200;

Error Broken(std::string_view name) {
  return Error{ErrorCode::kPolicy, message::kBrokenTemplate, std::string(name), message::kBrokenTemplateHint};
}

Error TooLarge(std::string_view name) {
  return Error{
      ErrorCode::kPolicy,
      fmt::format(fmt::runtime(message::kTemplateTooLarge), kMaxTemplateBytes >> 20U, kMaxUnpackedBytes >> 20U),
      std::string(name), message::kTemplateTooLargeHint};
}

Result<std::string> ReadPart(tabular::ZipArchive& archive, const tabular::ZipPart& part) {
  auto stream = archive.OpenPart(part.name);
  if (!stream) return Fail(stream.error());
  std::string bytes(static_cast<size_t>(part.unpacked_bytes), '\0');
  size_t filled = 0;
  while (true) {
    char beyond = 0;  // the end must be reached: that is where the checksum is compared
    const bool full = filled == bytes.size();
    auto got = (*stream)->Read(full ? std::span<char>(&beyond, 1) : std::span<char>(bytes).subspan(filled));
    if (!got) return Fail(got.error());
    if (*got == 0) break;
    if (full) return Fail(ErrorCode::kPolicy, {});
    filled += *got;
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace

const std::string* DocxFile::Part(std::string_view name) const {
  const auto found = std::find_if(parts.begin(), parts.end(), [&](const auto& part) { return part.first == name; });
  return found == parts.end() ? nullptr : &found->second;
}

Result<DocxFile> ReadDocx(std::string_view bytes, std::string_view name) {
  if (bytes.size() > kMaxTemplateBytes) return Fail(TooLarge(name));
  const auto source = tabular::OpenMemory(bytes);
  tabular::ReadLimits limits;
  limits.max_unpacked_bytes = kMaxUnpackedBytes;
  auto archive = tabular::ZipArchive::Open(*source, limits, name);
  if (!archive) return Fail(Broken(name));
  const std::vector<tabular::ZipPart> parts = (*archive)->Parts();
  uint64_t unpacked = 0;
  for (const tabular::ZipPart& part : parts) {
    unpacked += std::min<uint64_t>(part.unpacked_bytes, kMaxUnpackedBytes + 1);
  }
  if (unpacked > kMaxUnpackedBytes || parts.size() > kMaxParts) return Fail(TooLarge(name));
  DocxFile file;
  for (const tabular::ZipPart& part : parts) {
    if (part.name.ends_with('/')) continue;
    if (part.name.find("vbaProject") != std::string::npos) {
      return Fail(ErrorCode::kPolicy, message::kMacros, std::string(name), message::kMacrosHint);
    }
    auto content = ReadPart(**archive, part);
    if (!content) return Fail(Broken(name));
    file.parts.emplace_back(part.name, std::move(*content));
  }
  if (file.Part(kDocumentPart) == nullptr) return Fail(Broken(name));
  return file;
}

std::string WriteDocx(const DocxFile& file) { return tabular::MakeZip(file.parts, true); }

}  // namespace shouwang::forms
