"""What stands in the form of a page, as a browser would send it."""

from html.parser import HTMLParser


def fields_on(page):
    reader = Fields()
    reader.feed(page)
    return reader.found


class Fields(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found, self._area, self._choice = {}, None, None

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        name = told.get("name")
        if tag == "textarea":
            self._area = name
            self.found[name] = ""
        elif tag == "select":
            self._choice = name
            self.found[name] = ""
        elif tag == "option" and "selected" in told:
            self.found[self._choice] = told["value"]
        elif tag == "input" and name and told.get("type") == "checkbox":
            self._tick(name, told)
        elif tag == "input" and name:
            self.found[name] = told.get("value") or ""

    def _tick(self, name, told):
        several = self.found.setdefault(name, [])
        if "checked" in told:
            several.append(told["value"])

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.found[self._area] = self.found[self._area].removeprefix("\n")  # as browsers do
            self._area = None

    def handle_data(self, data):
        if self._area:
            self.found[self._area] += data.replace("\r\n", "\n")
