// The key ring of a running process, which follows the file: looked at when a key is met that is not known, and at most
// once in kRingLookMs (seal/ring_sealer.h) before something is sealed, so that a server seals under a new key soon
// after `shouwang key rotate` has made one. Internal to the seal module.
//
// Threads: any. A ring that cannot be read, or is not the same county's, is passed over: what was open stays open.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>

#include "base/clock.h"
#include "seal/key_ring.h"

namespace shouwang::seal {

class RingFollower {
 public:
  // `clock` must outlive it. Errors as of KeyRing::Load.
  static Result<std::unique_ptr<RingFollower>> Open(const KeyFiles& files, const Clock& clock);

  // The ring at hand.
  std::shared_ptr<const KeyRing> Ring() const;
  // Rises when Ring() has become another one; costs one load.
  size_t generation() const { return generation_.load(std::memory_order_acquire); }

  // Before sealing.
  void Look();
  // When a key is not known.
  void LookNow();

 private:
  // What tells whether the file is another one than before.
  struct Stamp {
    explicit Stamp(const std::filesystem::path& file);
    bool operator==(const Stamp&) const = default;
    uint64_t inode = 0;
    int64_t seconds = 0;
    int64_t nanoseconds = 0;
  };

  RingFollower(KeyFiles files, const Clock& clock, KeyRing ring, Stamp stamp);

  const KeyFiles files_;
  const Clock& clock_;
  mutable std::mutex mutex_;  // of ring_ and stamp_
  std::shared_ptr<const KeyRing> ring_;
  Stamp stamp_;
  std::atomic<size_t> generation_{1};
  std::atomic<int64_t> looked_ms_;
};

}  // namespace shouwang::seal
