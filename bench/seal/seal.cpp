// Time of sealing personal values: nanoseconds of the processor for one Seal, Open and BlindIndex of an id number, on
// one thread, for both ciphers. Usage: bench_seal [values]
#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include "seal/ring_sealer.h"

namespace {

using namespace shouwang;
template <typename Work>
double NanosecondsEach(int64_t count, const Work& work) {
  const std::clock_t begin = std::clock();
  for (int64_t i = 0; i < count; ++i) work(i);
  return static_cast<double>(std::clock() - begin) * 1e9 / CLOCKS_PER_SEC / static_cast<double>(count);
}

bool Measure(const std::filesystem::path& folder, seal::Cipher cipher, const char* name, int64_t count) {
  const seal::KeyFiles files{folder / name / "ring.json", folder / name / "master.key"};
  const SystemClock clock;
  if (const Status created = seal::KeyRing::Create(files, cipher); !created) {
    fmt::print(stderr, "{}\n", FormatError(created.error()));
    return false;
  }
  const auto sealer = seal::MakeSealer(files, clock);
  if (!sealer) return false;
  const std::string value = "530326197411170019";
  std::vector<std::string> sealed(static_cast<size_t>(count));
  const double sealing = NanosecondsEach(count, [&](int64_t i) {
    sealed[static_cast<size_t>(i)] = (*sealer)->Seal({"person.id_no", i}, value);
  });
  size_t opened = 0;
  const double opening = NanosecondsEach(count, [&](int64_t i) {
    opened += (*sealer)->Open({"person.id_no", i}, sealed[static_cast<size_t>(i)]).size();
  });
  int64_t sum = 0;
  const double indexing = NanosecondsEach(count, [&](int64_t) { sum ^= (*sealer)->BlindIndex("id", value); });
  fmt::print("{:<4} seal {:6.0f} ns  open {:6.0f} ns  blind index {:6.0f} ns  ({} values, {} characters each sealed)\n",
             name, sealing, opening, indexing, count, sealed.front().size());
  return opened == value.size() * static_cast<size_t>(count) && (sum == 0) == (count % 2 == 0);
}

}  // namespace

int main(int argc, char** argv) {
  const int64_t count = argc > 1 ? std::atoll(argv[1]) : 1'000'000;
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / fmt::format("shouwang-bench-seal-{}", getpid());
  const bool done =
      Measure(folder, seal::Cipher::kSm4, "sm4", count) && Measure(folder, seal::Cipher::kAes, "aes", count);
  std::filesystem::remove_all(folder);
  return done ? 0 : 1;
}
