"""Words that a source could hold and that a careless page would run: harmless if they fire.

Each sets `window.__xss`, computes a sum, or breaks what is around it; none does more. They follow
the classes of OWASP's cheat sheet on filter evasion, and what templates, scripts and JSON add.
"""

FIRES = "window.__xss=1"

HOSTILE = (
    # Elements and attributes
    f"<script>{FIRES}</script>",
    f"<SCRIPT SRC=data:text/javascript,{FIRES}></SCRIPT>",
    f"<img src=x onerror={FIRES}>",
    f"<IMG SRC=/ onerror='{FIRES}'></img>",
    f'<img """><script>{FIRES}</script>"\\>',
    f"<svg onload={FIRES}>",
    f"<svg/onload={FIRES}//",
    f"<svg><script>{FIRES}</script></svg>",
    f"<svg><animate onbegin={FIRES} attributeName=x dur=1s>",
    f"<math><mtext></form><form><mglyph><style></math><img src onerror={FIRES}>",
    f"<body onload={FIRES}>",
    f"<details open ontoggle={FIRES}>x</details>",
    f"<iframe srcdoc='<script>parent.{FIRES}</script>'></iframe>",
    f'<iframe src="javascript:parent.{FIRES}"></iframe>',
    f"<video><source onerror={FIRES}></video>",
    f"<input autofocus onfocus={FIRES}>",
    f"<marquee onstart={FIRES}>x</marquee>",
    f"<object data='data:text/html,<script>parent.{FIRES}</script>'></object>",
    f"<style>@keyframes x{{}}</style><b style='animation-name:x' onanimationstart={FIRES}>x</b>",
    f"<a href='javascript:{FIRES}'>x</a>",
    f"<form><button formaction='javascript:{FIRES}'>x",
    '<base href="javascript:/a/+">',
    f"<meta http-equiv=refresh content='0;url=javascript:{FIRES}'>",
    f"<link rel=stylesheet href='data:text/css,*{{}}' onload={FIRES}>",
    f"<noscript><p title='</noscript><img src=x onerror={FIRES}>'>",
    f"<<script>{FIRES};//<</script>",
    # Breaking out of what is around
    f"</script><script>{FIRES}</script>",
    f"</title></style></textarea><svg onload={FIRES}>",
    f"\" onfocus={FIRES} autofocus '",
    f"' onmouseover={FIRES} x='",
    f"--><!--<script>{FIRES}</script>",
    f"]]><script>{FIRES}</script>",
    f"</p></li></ol></main><img src=x onerror={FIRES}>",
    "<!--<script>",
    "</script",
    # Scripts, templates and JSON
    "${7*7}",
    f"`+({FIRES})+`",
    f"';{FIRES};//",
    f"\\';{FIRES};//",
    "{{ 6*7 }}",
    "{% raw %}{# x",
    "$policy $$ ${title} $start",
    "%(title)s {0} {title} {self}",
    '{"__proto__": {"__xss": 1}}',
    "__proto__",
    f"javascript:{FIRES}",
    f"data:text/html,<script>{FIRES}</script>",
    # Entities and odd characters
    f"&lt;img src=x onerror={FIRES}&gt; &amp;lt; &#60;b&#62;",
    "line\u2028separator\u2029paragraph",
    "\u202eright-to-left override\u202c \u2066isolate",
    "\ufeffbyte order \u200b\u200d mark",
    "e\u0301\u0323 Ω≈ç√ 👩‍👩‍👧‍👦 𝒽𝑒𝓁𝓁𝑜",
    "a" * 3000,
    "one two three " * 60,
)

LONE_SURROGATE = "before \ud83d after"
"""No text in UTF-8 can hold it; a Python program can pass it."""
