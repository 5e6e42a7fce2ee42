"""page.py OPGAVE ROOT TMP PICTURES CHROMIUM DRIVER: the laws of the page (doc/architecture.md).

Every lever by mouse and by keyboard; the numbers are those of the command line; back to the base is
the base; a saved what-if gives the same numbers; nothing is fetched; a hostile scenario runs
nothing; without script the outcome stands there.
"""

import csv
import os
import shutil
import subprocess
import sys

import browser
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

OPGAVE, ROOT, TMP, PICTURES, CHROMIUM, DRIVER = sys.argv[1:7]
REPLICATES = 3000
TOLERANCE = 1e-12
BASE = os.path.join(TMP, "leiden")
passed = 0


def check(holds, what):
    global passed
    if not holds:
        raise AssertionError(what)
    passed += 1


def opgave(*arguments):
    done = subprocess.run([OPGAVE, *arguments], capture_output=True, text=True)
    check(done.returncode in (0, 3), f"opgave {' '.join(arguments)}: {done.stderr}")
    return done.stdout


def run(scenario, *settings):
    """What the command line says: {(series, period): [numbers]}."""
    out = os.path.join(TMP, "results")
    opgave("run", scenario, "--out", out, "--no-charts", "--quiet", "--replicates",
           str(REPLICATES), *(part for s in settings for part in ("--set", s)))
    with open(os.path.join(out, "series.csv"), encoding="utf-8") as file:
        return {(r[0], r[1]): [float(c) if c else None for c in r[2:8]]
                for r in list(csv.reader(file))[1:]}


def check_same(shown, told, what):
    most = {}
    for (series, _), numbers in told.items():
        most[series] = max([most.get(series, 1.0), *(abs(n) for n in numbers if n is not None)])
    check(len(shown) > 300, f"{what}: the page offers {len(shown)} rows")
    for key, numbers in shown.items():
        for a, b in zip(numbers, told[key]):
            same = a is b is None or abs(a - b) <= TOLERANCE * most[key[0]]
            if not same:
                raise AssertionError(f"{what}: {key}: {a} is not {b}")
    check(True, what)


def levers_of(page):
    return page.js("""return JSON.parse(document.getElementById('data').textContent).starts[0].levers""")


def drag(page, index, share):
    """The slider's thumb by mouse, to a share of its track."""
    slider = page.find(f"#lever{index}s")
    page.js("arguments[0].scrollIntoView({block: 'center'})", slider)
    width = slider.size["width"]
    ActionChains(page.browser).move_to_element_with_offset(slider, 0, 0).click_and_hold() \
        .move_by_offset(int((share - 0.5) * (width - 24)), 0).release().perform()
    page.settle()


def press(page, index, *keys):
    slider = page.find(f"#lever{index}s")
    page.js("arguments[0].focus()", slider)
    for key in keys:
        slider.send_keys(key)
    page.settle()


def set_value(page, index):
    """What the lever's field says, as a number."""
    text = page.find(f"#lever{index}").get_attribute("value")
    return float(text.replace(".", "").replace(",", "."))


def check_levers(page, base, path):
    for index, lever in enumerate(levers_of(page)):
        if lever.get("cases"):
            name = lever["cases"][-1]["name"]
            page.find(f"#lever{index}").send_keys(lever["cases"][-1]["label"])
            page.find(f"#lever{index}").send_keys(Keys.TAB)
            page.settle()
            check_same(page.series(), run(path, f"case:{lever['name']}={name}"), f"case {name}")
        else:
            drag(page, index, 0.8)
            by_mouse = set_value(page, index)
            check(lever["low"] < by_mouse < lever["high"], f"{lever['name']} by mouse: {by_mouse}")
            check_same(page.series(), run(path, f"{lever['name']}={by_mouse!r}"),
                       f"{lever['name']}={by_mouse} by mouse")
            press(page, index, Keys.HOME, Keys.ARROW_RIGHT)
            by_key = set_value(page, index)
            check(lever["low"] < by_key < by_mouse, f"{lever['name']} by keyboard: {by_key}")
            check_same(page.series(), run(path, f"{lever['name']}={by_key!r}"),
                       f"{lever['name']}={by_key} by keyboard")
        while page.button("Ongedaan maken").is_enabled():
            page.button("Ongedaan maken").click()
            page.settle()
        check(page.series() == base, f"undoing {lever['name']} gives the base")


def type_in(page, index, text):
    field = page.find(f"#lever{index}")
    field.send_keys(Keys.CONTROL + "a")
    field.send_keys(text, Keys.TAB)
    page.settle()


def check_fields(page, base):
    levers = levers_of(page)
    index = next(i for i, lever in enumerate(levers) if lever["name"] == "azc_delay")
    type_in(page, index, "12,5")
    shown = page.series()
    check(shown != base, "a number that is typed is taken")
    type_in(page, index, "12.5")
    check(page.series() == shown, "12.5 is 12,5")
    type_in(page, index, "99")
    fault = page.find(f"#lever{index}f")
    check(fault.is_displayed() and "24" in fault.text, "a number out of range is refused in words")
    check(page.series() == shown, "what is refused changes nothing")
    page.button("Alles terug").click()
    page.settle()
    check(page.series() == base, "all reset is the base")
    page.button("Ongedaan maken").click()
    page.settle()
    check(page.series() == shown, "that can be undone")
    page.button("Opnieuw").click()
    page.settle()
    check(page.series() == base, "and done again")


def check_files(page, base):
    """A saved what-if is a scenario; opened again it sets the same."""
    index = next(i for i, lever in enumerate(levers_of(page)) if lever["name"] == "share_lettings")
    type_in(page, index, "0,27")
    page.find("#lever0").send_keys(levers_of(page)[0]["cases"][1]["label"], Keys.TAB)
    page.settle()
    shown = page.series()
    name, content = page.saved(lambda: page.button("Wat-alsvraag bewaren").click())
    check(name.endswith(".yaml"), name)
    path = os.path.join(BASE, name)
    with open(path, "wb") as file:
        file.write(content)
    check_same(shown, run(path), "the saved what-if as the command line reads it")
    page.button("Alles terug").click()
    page.settle()
    page.find("#open").send_keys(path)
    page.browser.implicitly_wait(0)
    for _ in range(100):
        page.settle()
        if page.js("return document.querySelectorAll('.changes li').length") == 2:
            break
    check(page.series() == shown, "the what-if opened again")
    name, content = page.saved(lambda: page.button("Basis bewaren").click())
    other = os.path.join(TMP, "elsewhere")
    os.makedirs(other, exist_ok=True)
    with open(os.path.join(other, name), "wb") as file:
        file.write(content)
    shutil.copy(path, other)
    check_same(shown, run(os.path.join(other, os.path.basename(path))),
               "the what-if beside the saved base")
    for kind in ("SVG", "PNG"):
        button = next(b for b in page.browser.find_elements(By.CSS_SELECTOR, ".downloads button")
                      if b.text == kind)
        page.js("arguments[0].scrollIntoView({block: 'center'})", button)
        _, content = page.saved(button.click)
        check(b"<svg" in content if kind == "SVG" else content[:4] == b"\x89PNG", kind)
    page.button("Alles terug").click()
    page.settle()
    check(page.series() == base, "the base after all that")


def check_quiet(page):
    asked = [a for a in page.requests() if not a.startswith(("file:", "blob:", "data:", "about:"))]
    check(not asked, f"the page asked for {asked}")
    said = [e["message"] for e in page.browser.get_log("browser") if e["level"] == "SEVERE"]
    check(not said, f"the console: {said}")


def check_status(page):
    check("13,6" in page.find(".headline").text or "mln" in page.find(".headline").text, "words")
    check(page.js("return document.querySelectorAll('[role=status]').length") == 1, "one live region")
    check(page.js("return document.querySelectorAll('h1').length") == 1, "one h1")
    unnamed = page.js("""return [...document.querySelectorAll('input, select, button')]
        .filter((e) => !(e.labels && e.labels.length) && !e.getAttribute('aria-label') &&
                !e.getAttribute('aria-labelledby') && !e.textContent.trim() && e.id !== 'open').length""")
    check(unnamed == 0, f"{unnamed} controls without a name")
    wide = page.js("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
    check(wide <= 0, f"the page is {wide} px too wide")


HOSTILE = """opgave: 1
title: "</title><script>window.ran = 1</script> ' \\" ` ]]> <!-- \\U0001F600"
municipality: "'s-Gravenhage <img src=x onerror='window.ran = 1'>"
language: nl
horizon: {start: 2026-01, end: 2027-12}
simulation: {replicates: 500, seed: 1}
reception:
  azc:
    label: "<script>window.ran = 1</script> & </script>"
    obligation: 100
    locations:
      hall: {label: "<svg onload=window.ran=1>", places: {low: 50, likely: 80, high: 120}}
levers:
  places: {label: "</script><script>window.ran = 1</script>", set: reception.azc.locations.hall.places, low: 0, high: 200}
"""


def check_hostile(window):
    path = os.path.join(TMP, "hostile.yaml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(HOSTILE)
    opgave("page", path, "--out", os.path.join(TMP, "hostile.html"))
    page = browser.Page(window, os.path.join(TMP, "hostile.html"))
    press(page, 0, Keys.END)
    check(page.js("return window.ran") is None, "a hostile scenario ran something")
    check("<script>window.ran" in page.find("h1").text, "the title stands there as text")
    check(page.js("return document.querySelectorAll('img').length") == 0, "no element of its own")
    check_quiet(page)
    page.js("""const script = document.createElement('script');
        script.textContent = 'window.ran = 2';
        document.body.append(script)""")
    check(page.js("return window.ran") is None, "a script that was put in ran")


def check_without_script(path):
    window = browser.chromium(CHROMIUM, DRIVER, script=False)
    try:
        window.get(f"file://{path}")
        text = window.find_element(By.TAG_NAME, "body").text
        check("Benodigde reserve" in text and "scripts" in text, "without script the outcome stands there")
    finally:
        window.quit()


def check_other_start(window):
    out = os.path.join(TMP, "two.html")
    other = os.path.join(BASE, "paardenwei-jaar-later.yaml")
    opgave("page", os.path.join(BASE, "base.yaml"), other, "--out", out, "--replicates", str(REPLICATES))
    page = browser.Page(window, out)
    page.find("#start").send_keys(page.js("return document.querySelectorAll('#start option')[1].textContent"))
    page.find("#start").send_keys(Keys.TAB)
    for _ in range(200):
        if page.js("return document.body.dataset.settled") and "jaar later" in page.find("h1").text.lower():
            break
        page.browser.implicitly_wait(0.05)
    page.settle()
    check_same(page.series(), run(other), "another starting point")


def main():
    shutil.copytree(os.path.join(ROOT, "scenarios", "leiden"), BASE)
    path, html = os.path.join(BASE, "base.yaml"), os.path.join(TMP, "leiden.html")
    opgave("page", path, "--out", html, "--replicates", str(REPLICATES))
    check(os.path.getsize(html) < 1.6e6, f"the page has {os.path.getsize(html)} bytes")
    window = browser.chromium(CHROMIUM, DRIVER)
    try:
        page = browser.Page(window, html)
        base = page.series()
        check_same(base, run(path), "the base")
        check_status(page)
        check_fields(page, base)
        check_files(page, base)
        check_levers(page, base, path)
        check_quiet(page)
        index = next(i for i, lever in enumerate(levers_of(page)) if lever["name"] == "norm_from_2026")
        type_in(page, index, "48")
        page.js("window.scrollTo(0, 0); document.querySelector('.levers').scrollTop = 0")
        page.picture(os.path.join(PICTURES, "page.png"), 1280, 1000)
        page.picture(os.path.join(PICTURES, "page-whole.png"), 1280)
        page.picture(os.path.join(PICTURES, "page-phone.png"), 360)
        with open(os.path.join(PICTURES, "page.pdf"), "wb") as file:
            file.write(browser.base64.b64decode(window.execute_cdp_cmd(
                "Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})["data"]))
        check_other_start(window)
        check_hostile(window)
    finally:
        window.quit()
    check_without_script(html)
    print(f"{passed} checks hold")


main()
