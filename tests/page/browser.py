"""A Chromium without a window, and a page of opgave in it."""

import base64
import json
import time

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

# What a click saves is caught instead: the name and the text.
CATCH = """
if (!window.caught) (() => {
window.caught = [];
const made = new Map(), create = URL.createObjectURL;
URL.createObjectURL = (blob) => { const address = create.call(URL, blob); made.set(address, blob); return address; };
HTMLAnchorElement.prototype.click = function () {
  const name = this.download;
  made.get(this.href).arrayBuffer().then((bytes) => window.caught.push(
    [name, btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""))]));
};
})();
"""


def chromium(binary, driver, width=1280, height=1000, script=True):
    options = Options()
    options.binary_location = binary
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage",
                     f"--window-size={width},{height}"):
        options.add_argument(argument)
    if not script:
        options.add_experimental_option(
            "prefs", {"profile.managed_default_content_settings.javascript": 2})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(service=Service(driver), options=options)


class Page:
    def __init__(self, browser, path, catch=True):
        self.browser = browser
        if catch:
            self.catching = browser.execute_cdp_cmd(
                "Page.addScriptToEvaluateOnNewDocument", {"source": CATCH})["identifier"]
        browser.get("about:blank")
        browser.get(f"file://{path}")
        self.settle()

    def settle(self, seconds=60):
        """Waits until the page shows the answer to what was last asked."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            state = self.js("return [document.body.dataset.settled, document.body.dataset.failed]")
            if state[1] is not None:
                raise AssertionError("the page failed: " + state[1])
            if state[0] is not None:
                return
            time.sleep(0.02)
        raise AssertionError("the page did not settle")

    def js(self, script, *arguments):
        return self.browser.execute_script(script, *arguments)

    def find(self, selector):
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def button(self, text):
        return next(b for b in self.browser.find_elements(By.TAG_NAME, "button") if b.text == text)

    def saved(self, click):
        """What a click saves: its name and its bytes."""
        self.js("window.caught = []")
        click()
        for _ in range(200):
            caught = self.js("return window.caught")
            if caught:
                return caught[0][0], base64.b64decode(caught[0][1])
            time.sleep(0.02)
        raise AssertionError("nothing was saved")

    def series(self):
        """All series that the page offers as CSV: {(series, period): [numbers]}."""
        found = {}
        self.js("window.caught = []")
        count = self.js("""
            const all = [...document.querySelectorAll('figure:not(#figure-need) .downloads button')]
                .filter((button) => button.textContent === 'CSV');
            all.forEach((button) => button.onclick || button.dispatchEvent(new MouseEvent('click')));
            return all.length""")
        for _ in range(500):
            if self.js("return window.caught.length") == count:
                break
            time.sleep(0.02)
        for _, content in self.js("return window.caught"):
            lines = base64.b64decode(content).decode("utf-8-sig").split("\r\n")
            for line in lines[1:]:
                cells = line.split(";")
                if len(cells) > 2:
                    found[cells[0], cells[1]] = [
                        float(c.replace(",", ".")) if c else None for c in cells[2:8]]
        return found

    def requests(self):
        """Addresses that were asked for since the last call."""
        asked = []
        for entry in self.browser.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                asked.append(message["params"]["request"]["url"])
        return asked

    def picture(self, path, width, most=20000):
        """The whole page as a PNG, as wide as a screen of so many pixels."""
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600})
        self.js("document.activeElement.blur()")
        time.sleep(0.5)
        height = min(most, self.js("return document.documentElement.scrollHeight"))
        shot = self.browser.execute_cdp_cmd("Page.captureScreenshot", {
            "captureBeyondViewport": True,
            "clip": {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}})
        with open(path, "wb") as file:
            file.write(base64.b64decode(shot["data"]))
        self.browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
