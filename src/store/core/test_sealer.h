// For tests: a sealer that hides nothing but is strict about places.
#pragma once

#include <functional>
#include <string>

#include "base/binary_text.h"
#include "base/digest.h"
#include "seal/sealer.h"

namespace shouwang::store {

// Not secret at all, but strict: a value opened at another place than it was sealed at is an error.
class CheckingSealer final : public seal::Sealer {
 public:
  std::string Seal(seal::Place place, std::string_view value) const override {
    if (value.empty()) return {};
    return std::string(place.column) + "/" + std::to_string(place.row) + ":" + Base64UrlText(value);
  }
  std::string Open(seal::Place place, std::string_view sealed) const override {
    if (sealed.empty()) return {};
    const std::string head = std::string(place.column) + "/" + std::to_string(place.row) + ":";
    if (!sealed.starts_with(head)) throw seal::SealError("sealed elsewhere than at " + head);
    return FromBase64UrlText(sealed.substr(head.size())).value();
  }
  int64_t BlindIndex(std::string_view kind, std::string_view value) const override {
    if (value.empty()) return 0;
    return static_cast<int64_t>(std::hash<std::string>()(std::string(kind) + "\n" + std::string(value)) | 1U);
  }
  std::string AuditMac(std::string_view bytes) const override { return Sha256Hex(bytes); }
};

}  // namespace shouwang::store
