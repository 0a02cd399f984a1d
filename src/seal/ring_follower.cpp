#include "seal/ring_follower.h"

#include <sys/stat.h>

#include "seal/ring_sealer.h"

namespace shouwang::seal {

RingFollower::Stamp::Stamp(const std::filesystem::path& file) {
  struct stat about {};
  if (stat(file.c_str(), &about) != 0) return;
  inode = about.st_ino;
  seconds = about.st_mtim.tv_sec;
  nanoseconds = about.st_mtim.tv_nsec;
}

Result<std::unique_ptr<RingFollower>> RingFollower::Open(const KeyFiles& files, const Clock& clock) {
  const Stamp stamp(files.ring);  // before it is read: a change in between is seen at the next look
  Result<KeyRing> ring = KeyRing::Load(files);
  if (!ring) return Fail(ring.error());
  return std::unique_ptr<RingFollower>(new RingFollower(files, clock, *std::move(ring), stamp));
}

RingFollower::RingFollower(KeyFiles files, const Clock& clock, KeyRing ring, Stamp stamp)
    : files_(std::move(files)),
      clock_(clock),
      ring_(std::make_shared<const KeyRing>(std::move(ring))),
      stamp_(stamp),
      looked_ms_(clock.NowMs()) {}

std::shared_ptr<const KeyRing> RingFollower::Ring() const {
  const std::lock_guard lock(mutex_);
  return ring_;
}

void RingFollower::Look() {
  const int64_t now = clock_.NowMs();
  const int64_t looked = looked_ms_.load(std::memory_order_relaxed);
  if (now >= looked && now - looked < kRingLookMs) return;
  looked_ms_.store(now, std::memory_order_relaxed);
  LookNow();
}

void RingFollower::LookNow() {
  const std::lock_guard lock(mutex_);
  const Stamp stamp(files_.ring);
  if (stamp == stamp_) return;
  Result<KeyRing> ring = KeyRing::Load(files_);
  // A ring only grows, and its index key is for good.
  if (!ring || ring->data_keys().size() < ring_->data_keys().size() ||
      ring->index_key().bytes() != ring_->index_key().bytes()) {
    return;
  }
  ring_ = std::make_shared<const KeyRing>(*std::move(ring));
  stamp_ = stamp;
  generation_.fetch_add(1, std::memory_order_release);
}

}  // namespace shouwang::seal
