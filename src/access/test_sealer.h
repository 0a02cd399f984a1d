// For tests of this module: a sealer that only makes audit links.
#pragma once

#include <stdexcept>
#include <string>

#include "base/digest.h"
#include "seal/sealer.h"

namespace shouwang::access::testing {

class LinkSealer final : public seal::Sealer {
 public:
  explicit LinkSealer(std::string key = "key") : key_(std::move(key)) {}
  std::string Seal(seal::Place /*place*/, std::string_view /*value*/) const override { throw std::logic_error("seal"); }
  std::string Open(seal::Place /*place*/, std::string_view /*text*/) const override { throw std::logic_error("open"); }
  int64_t BlindIndex(std::string_view /*kind*/, std::string_view /*value*/) const override { return 0; }
  std::string AuditMac(std::string_view bytes) const override { return Sha256Hex(key_ + std::string(bytes)); }

 private:
  std::string key_;
};

}  // namespace shouwang::access::testing
