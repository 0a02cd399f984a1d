// Key bytes that are wiped when they go. Internal to the seal module.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace shouwang::seal {

class Secret {
 public:
  static constexpr size_t kMostBytes = 32;

  Secret() = default;
  explicit Secret(std::string_view bytes);  // at most kMostBytes
  Secret(const Secret&) = default;
  Secret& operator=(const Secret&) = default;
  ~Secret();

  static Secret Random(size_t size);

  std::string_view bytes() const { return {reinterpret_cast<const char*>(bytes_.data()), size_}; }
  const unsigned char* data() const { return bytes_.data(); }
  bool empty() const { return size_ == 0; }

 private:
  std::array<unsigned char, kMostBytes> bytes_{};
  size_t size_ = 0;
};

// Overwrites the bytes, so that the compiler cannot leave it out.
void Wipe(void* bytes, size_t size);

}  // namespace shouwang::seal
