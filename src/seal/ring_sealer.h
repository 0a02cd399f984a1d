// The Sealer over a county's key ring.
//
// It follows the ring's file (seal/ring_follower.h): values of a key made since are opened, and soon after new values
// are sealed under it.
#pragma once

#include <memory>

#include "base/clock.h"
#include "base/result.h"
#include "seal/key_ring.h"
#include "seal/sealer.h"

namespace shouwang::seal {

// `clock` must outlive the sealer. Errors as of KeyRing::Load.
Result<std::unique_ptr<Sealer>> MakeSealer(const KeyFiles& files, const Clock& clock);

// The version a sealed value was sealed under: 0 for a blank one. Throws SealError when it is no sealed value.
KeyRing::Version SealedVersion(Place place, std::string_view sealed);

}  // namespace shouwang::seal
