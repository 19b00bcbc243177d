"""How a piece of work is turned away: by a reason, which `reasons.says` puts into words."""


class Refused(Exception):
    """This file is not taken in; nothing of it was stored."""

    def __init__(self, reason: str, kind: str = "", fault: str = ""):
        super().__init__(reason)
        self.reason, self.kind, self.fault = reason, kind, fault


class NotSafe(Exception):
    """The picture with its boxes did not pass the check; nothing of it was stored."""

    def __init__(self, reason: str = "not_safe", fault: str = ""):
        super().__init__(reason)
        self.reason, self.fault = reason, fault
