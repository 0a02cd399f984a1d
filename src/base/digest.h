// SHA-256 as lower-case hexadecimal text, whole or piece by piece.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace shouwang {

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  void Add(std::string_view bytes);
  std::string Hex();  // ends the digest

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string Sha256Hex(std::string_view bytes);

}  // namespace shouwang
