"""Quotation marks that point the wrong way, have spaces on the wrong side, or are those of another language."""

from __future__ import annotations

from .place import rewrite

rewrite("quotes/closing-turned", r"(?<=[a-z])(?P<at>[.,?!]”)(?=\s|$)", lambda m, c: m["at"][0] + " “", weight=3)
rewrite("quotes/closing-spaced", r"(?<=[a-z])(?P<at>[.,?!]”)(?=\s|$)", lambda m, c: m["at"][0] + " ”", weight=2)
rewrite("quotes/closing-turned-tight", r"(?<=[a-z])(?P<at>[.,?!]”)(?=\s|$)", lambda m, c: m["at"][0] + "“", weight=1)
rewrite(
    "quotes/closing-jumped",
    r"(?<=[a-z])(?P<at>[.,?!]” )(?=[a-zA-Z])",
    lambda m, c: f"{m['at'][0]} ”",
    lambda m, c: f"{m['at'][0]} “",
    weight=1.5,
)
rewrite("quotes/closing-glued", r"(?<=[a-z][.,?!]”)(?P<at> )(?=[A-Za-z])", "", weight=1)
rewrite("quotes/closing-no-stop", r"(?<=[a-z])(?P<at>”)(?= [a-z])", " ”", " “", weight=1)
rewrite("quotes/opening-spaced", r"(?:^|(?<=[\s(]))(?P<at>“)(?=[A-Za-z])", "“ ", weight=2)
rewrite("quotes/opening-turned", r"(?<=[a-z,:] )(?P<at>“)(?=[A-Za-z])", "”", "” ", weight=1.5)
rewrite("quotes/opening-jumped", r"(?<=(?<!\.)[a-z],)(?P<at> “)(?=[A-Z])", "“ ", "” ", weight=0.7)
rewrite("quotes/opening-glued", r"(?<=[a-z]{3})(?P<at> )(?=“[a-z])", "", weight=0.7)
rewrite("quotes/straight-closing-spaced", r"(?<=[a-z][.,?!])(?P<at>\")(?=\s|$)", ' "', weight=1)
rewrite("quotes/straight-opening-spaced", r"(?:^|(?<=\s))(?P<at>\")(?=[A-Za-z])", '" ', weight=1)
rewrite("quotes/straight-jumped", r"(?<=[a-z][.,?!])(?P<at>\" )(?=[a-zA-Z])", ' "', weight=0.7)
rewrite("quotes/straight-glued", r"(?<=[a-z][.,?!]\")(?P<at> )(?=[a-zA-Z])", "", weight=0.7)
rewrite("quotes/doubled", r"(?<=[a-z][.,?!])(?P<at>(?P<q>[”\"]))(?=\s|$)", r"\g<q>\g<q>", weight=0.5)
rewrite(
    "quotes/pair-foreign",
    r"(?P<at>“(?P<in>[^“”\n]{2,60})”)",
    r"„\g<in>“",
    r"«\g<in>»",
    r"« \g<in> »",
    r"„\g<in>”",
    r"「\g<in>」",
    r"『\g<in>』",
    r"《\g<in>》",
    r"‘‘\g<in>’’",
    r"``\g<in>''",
    r"''\g<in>''",
    weight=1.5,
)
rewrite("quotes/pair-spaced", r"(?P<at>“(?P<in>[^“”\n]{2,60})”)", r"“ \g<in> ”", r"” \g<in> “", r"”\g<in>“", weight=1.5)
rewrite("quotes/straight-pair-spaced", r"(?<=\s)(?P<at>\"(?P<in>[^\"\n]{2,60})\")(?=[\s,.])", r'" \g<in> "', weight=1)
rewrite("quotes/apostrophe-turned", r"(?<=[a-z])(?P<at>’)(?=(?:s|t|re|ve|ll|d)\b)", "‘", "´", "`", "′", weight=1)
rewrite("quotes/apostrophe-straight-turned", r"(?<=[a-z])(?P<at>')(?=(?:s|t|re|ve|ll|d)\b)", "´", "`", weight=0.7)
