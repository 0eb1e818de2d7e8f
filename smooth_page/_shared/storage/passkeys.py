"""Keys of passkeys: ECDSA on the curve P-256, as DER (PKCS#8 and SPKI) in base64url.

They belong to virtual authenticators, which keep no secrets: nothing here resists timing attacks.
"""

from __future__ import annotations

import base64
import secrets

_Point = tuple[int, int]

# The curve y² = x³ - 3x + b over the field of P, with the generator G of order N (FIPS 186-4, D.1.2.3).
_P = 2**256 - 2**224 + 2**192 + 2**96 - 1
_N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_G = (
    0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
    0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
)
# What comes before the private key, between it and the public key, and before a public key alone.
_PRIVATE = bytes.fromhex("308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420")
_BETWEEN = bytes.fromhex("a144034200")
_PUBLIC = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d030107034200")
# In any encoding of a private key: its version, and that 32 bytes follow.
_KEY = bytes.fromhex("0201010420")


def to_base64url(content: bytes) -> str:
    """Returns base64url without padding."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def from_base64url(text: str) -> bytes:
    """Returns the bytes. Raises ValueError for other texts."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def new_keys() -> tuple[str, str]:
    """Returns a random private key with its public key."""
    number = secrets.randbelow(_N - 1) + 1
    point = _encoded(_times(number, _G))
    private = _PRIVATE + number.to_bytes(32, "big") + _BETWEEN + point
    return to_base64url(private), to_base64url(_PUBLIC + point)


def public_key(private: str) -> str:
    """Returns the public key that belongs to a private one. Raises ValueError if it is not one of this curve."""
    _, found, rest = from_base64url(private).partition(_KEY)
    if not found or len(rest) < 32:
        raise ValueError("not a private key of the curve P-256")
    return to_base64url(_PUBLIC + _encoded(_times(int.from_bytes(rest[:32], "big"), _G)))


def _encoded(point: _Point) -> bytes:
    return b"\x04" + b"".join(value.to_bytes(32, "big") for value in point)


def _times(factor: int, point: _Point) -> _Point:
    result: _Point | None = None
    while factor:
        if factor & 1:
            result = point if result is None else _sum(result, point)
        point = _sum(point, point)
        factor >>= 1
    if result is None:
        raise ValueError("not a private key of the curve P-256")
    return result


def _sum(one: _Point, other: _Point) -> _Point:
    """The sum of two points, none of which is the inverse of the other."""
    (x1, y1), (x2, y2) = one, other
    slope = (3 * x1 * x1 - 3) * pow(2 * y1, -1, _P) if one == other else (y2 - y1) * pow(x2 - x1, -1, _P)
    x = (slope * slope - x1 - x2) % _P
    return x, (slope * (x1 - x) - y1) % _P
