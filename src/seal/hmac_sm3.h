// HMAC-SM3 (GB/T 15852.2, GM/T 0004) with the key already worked in, so that a short message costs two blocks of SM3.
// Internal to the seal module.
//
// Threads: one object belongs to one thread. Errors: std::runtime_error when OpenSSL has no SM3.
#pragma once

#include <array>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace shouwang::seal {

class HmacSm3 {
 public:
  using Digest = std::array<char, 32>;

  explicit HmacSm3(std::string_view key);
  // Every message begins with `label`, padded to whole blocks; it is worked in once.
  HmacSm3(std::string_view key, std::string_view label);

  // Of the pieces one after another. Pieces of varying length must say their length themselves.
  Digest Of(std::initializer_list<std::string_view> pieces);

 private:
  struct Free {
    void operator()(evp_md_ctx_st* context) const;
  };
  using Context = std::unique_ptr<evp_md_ctx_st, Free>;

  Context inner_;
  Context outer_;
  Context work_;
};

// Takes the same time wherever the two differ.
bool SameBytes(std::string_view a, std::string_view b);

// A number as eight bytes, the most significant first: how numbers go into tags and headers.
std::array<char, 8> NumberBytes(uint64_t number);
uint64_t BytesNumber(std::string_view bytes);  // of at most eight

}  // namespace shouwang::seal
