"""Keys of passkeys."""

from __future__ import annotations

import pytest

from smooth_page._shared.storage.passkeys import from_base64url, new_keys, public_key, to_base64url

# A key pair of RFC 6979, A.2.5.
PRIVATE = "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721"
X = "60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6"
Y = "7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299"


def test_a_public_key_follows_from_the_private_one() -> None:
    # The shortest form of PKCS#8, without the public key.
    der = bytes.fromhex(
        "304102010030130607" + "2a8648ce3d020106082a8648ce3d0301070427302502010104 20".replace(" ", "") + PRIVATE
    )
    found = from_base64url(public_key(to_base64url(der)))
    assert found.hex().upper() == "3059301306072A8648CE3D020106082A8648CE3D03010703420004" + X + Y


def test_new_keys_belong_together() -> None:
    private, public = new_keys()
    assert public_key(private) == public
    assert new_keys()[0] != private


@pytest.mark.parametrize("text", ["", "AAAA", to_base64url(bytes.fromhex("0201010420") + bytes(32))])
def test_other_keys_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a private key of the curve P-256"):
        public_key(text)
