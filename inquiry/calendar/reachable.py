"""Which addresses a calendar may be fetched from: public ones. Nothing on the inside network is ever asked."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

# Python’s own tables know most of what is not public. These are the rest: ways to write an inside address as a public
# one (mapped, translated, tunnelled), and public numbers behind which a cloud keeps the secrets of its machines.
HIDDEN = [
    ip_network(one)
    for one in (
        "100.64.0.0/10",  # shared by the customers of a carrier
        "192.0.0.0/24",
        "192.88.99.0/24",  # a relay into IPv6
        "168.63.129.16/32",  # a cloud’s own service
        "64:ff9b::/96",  # IPv4 written as IPv6, for translation
        "64:ff9b:1::/48",
        "2001::/23",  # tunnels and protocol numbers
        "2002::/16",  # IPv4 inside IPv6
        "3fff::/20",  # for books
    )
]
PUBLIC_SIX = ip_network("2000::/3")  # all that is given out; mapped, compatible and inside ones lie elsewhere


def is_public(address: str) -> bool:
    """Whether this address is one of the open internet."""
    try:
        known = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if "%" in address or any(known in hidden for hidden in HIDDEN if hidden.version == known.version):
        return False
    return _is_open(known)


def _is_open(known: IPv4Address | IPv6Address) -> bool:
    if known.version == 6 and known not in PUBLIC_SIX:
        return False
    return known.is_global and not (known.is_multicast or known.is_reserved or known.is_unspecified)
