#!/usr/bin/python3
"""A window with WebKit in it and nothing else, for WebKitWebDriver: MiniBrowser's cannot be as narrow as a telephone."""

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gdk, Gtk, WebKit2  # noqa: E402

context = WebKit2.WebContext.new_ephemeral()
context.set_automation_allowed(True)
window = Gtk.Window(decorated=False)
window.connect("destroy", Gtk.main_quit)
# No window manager gives the focus, without which no element has :focus.
window.connect("map-event", lambda *_: window.get_window().focus(Gdk.CURRENT_TIME))


def make_view(_session):
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
    window.add(view)
    window.set_default_size(1280, 800)
    window.show_all()
    view.grab_focus()
    return view


def start(_context, session):
    session.connect("create-web-view", make_view)


context.connect("automation-started", start)
Gtk.main()
