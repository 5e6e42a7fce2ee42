"""axe.py AXE.js CHROMEDRIVER FILE.html...: opens each report in a real browser, as a desktop, a phone
and paper would, and asks axe-core what a reader with a handicap would stumble over.

Speaks the WebDriver protocol itself (https://www.w3.org/TR/webdriver2/), so that nothing but the
driver is needed. Also fails when a page asks for anything from elsewhere, when something on it was
run, or when it is wider than a phone."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import urllib.request

SIZES = {"desktop": (1280, 900), "phone": (360, 740)}
PATIENCE = 240  # seconds for one page, on a busy machine
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


class Browser:
    def __init__(self, driver, home):
        self.process = subprocess.Popen([driver, "--port=0"], stdout=subprocess.PIPE, text=True,
                                        stderr=subprocess.DEVNULL, env={**os.environ, "HOME": home})
        for line in self.process.stdout:
            found = re.search(r"started successfully on port (\d+)", line)
            if found:
                break
        self.root = f"http://127.0.0.1:{found.group(1)}"
        arguments = ["--headless=new", "--disable-gpu", "--disable-dev-shm-usage",
                     f"--user-data-dir={home}/profile", "--proxy-server=127.0.0.1:9"]
        if os.geteuid() == 0:
            arguments.append("--no-sandbox")
        wanted = {"goog:chromeOptions": {"args": arguments},
                  "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}
        answer = self.ask("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self.root += f"/session/{answer['sessionId']}"
        self.ask("POST", "/timeouts", {"script": 1000 * PATIENCE, "pageLoad": 1000 * PATIENCE})

    def ask(self, method, path, body=None):
        request = urllib.request.Request(self.root + path, method=method,
                                         data=None if body is None else json.dumps(body).encode(),
                                         headers={"Content-Type": "application/json"})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=PATIENCE + 10) as answer:
            return json.load(answer)["value"]

    def run(self, script, *arguments, later=False):
        return self.ask("POST", "/execute/" + ("async" if later else "sync"),
                        {"script": script, "args": list(arguments)})

    def logs(self, kind):
        return self.ask("POST", "/se/log", {"type": kind})

    def close(self):
        try:
            self.ask("DELETE", "")
        finally:
            self.process.terminate()
            self.process.wait()


def fetched(browser, page):
    """What the page asked for beside itself."""
    for entry in browser.logs("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            address = message["params"]["request"]["url"]
            if address != page and not address.startswith("data:"):
                yield address


def forget(browser):
    """What was asked for and said before must not count."""
    browser.ask("POST", "/url", {"url": "about:blank"})
    for kind in ("browser", "performance"):
        browser.logs(kind)


def look_at(browser, axe, path):
    wrong = []
    page = pathlib.Path(path).resolve().as_uri()
    for name, (width, height) in SIZES.items():
        browser.ask("POST", "/goog/cdp/execute", {
            "cmd": "Emulation.setDeviceMetricsOverride",
            "params": {"width": width, "height": height, "deviceScaleFactor": 1,
                       "mobile": name == "phone"}})
        forget(browser)
        browser.ask("POST", "/url", {"url": page})
        wide = browser.run("return document.documentElement.scrollWidth")
        if wide > width:
            wrong.append(f"{name}: {wide} px wide")
        wrong += [f"{name}: asks for {address}" for address in fetched(browser, page)]
        wrong += [f"{name}: {entry['message']}" for entry in browser.logs("browser")]
        if browser.run("return document.scripts.length"):
            wrong.append(f"{name}: has scripts")
        browser.run(axe)
        found = browser.run("""
            const done = arguments[arguments.length - 1];
            axe.run(document, {runOnly: arguments[0], resultTypes: ['violations'], iframes: false}).then(
                r => done(r.violations.map(v => v.id + ': ' + v.help + ': ' +
                    v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(' | '))),
                e => done(['axe: ' + e]));""", TAGS, later=True)
        wrong += [f"{name}: {line}" for line in found]
    return wrong


def main():
    axe, driver, paths = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"), sys.argv[2], sys.argv[3:]
    failed = False
    with tempfile.TemporaryDirectory() as home:
        browser = Browser(driver, home)
        try:
            for path in paths:
                start = time.monotonic()
                for line in look_at(browser, axe, path):
                    print(f"{os.path.basename(path)}: {line}")
                    failed = True
                print(f"{os.path.basename(path)}: {time.monotonic() - start:.1f} s")
        finally:
            browser.close()
    sys.exit(failed)


main()
