// The Sealer over a county's key ring.
//
// It follows the ring's file (seal/ring_follower.h): values of a key made since are opened, and soon after new values
// are sealed under it.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "seal/key_ring.h"
#include "seal/sealer.h"

namespace shouwang::seal {

// How long a running process may go on sealing under the key before, once there is a new one.
inline constexpr int64_t kRingLookMs = 1000;

// `clock` must outlive the sealer. Errors as of KeyRing::Load.
Result<std::unique_ptr<Sealer>> MakeSealer(const KeyFiles& files, const Clock& clock);

// The version of the key a text was sealed under; nothing when it has not the form of a sealed text. Only Open() tells
// whether it is one.
std::optional<KeyRing::Version> SealedVersion(std::string_view text);

}  // namespace shouwang::seal
