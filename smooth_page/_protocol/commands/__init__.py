"""Every operation of the runtime: a function for each, which makes a call of it.

- `actions`: Acting on elements
- `assertions`: What `expect` compares, retried until it holds
- `debugging`: For a person who looks at the page: highlights, picking a locator, a pause
- `devtools`: The DevTools protocol, by the companion
- `documents`: Documents: their content, navigations, frames
- `emulation`: What pages see of the machine: media, the clock
- `evaluation`: Evaluating code, and handles to what it returns
- `extraction`: What `extract` needs of a page beside the service: its parts, and whether it has what was found
- `input`: The mouse, the keyboard and touch
- `network`: What pages request, and what comes back
- `pages`: Pages and what belongs to them: tabs, popups, downloads, dialogs
- `reading`: Finding elements, reading them, and waiting for their states
- `screenshots`: Screenshots, what a tab shows over time, and PDF files
- `storage`: Cookies, storages and databases
- `values`: Types that commands of several subjects have

Generated from smooth_page/runtime/src/commands.ts by scripts/generate_protocol.py.
Edit that file, then `make sync`.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from .actions import FileData as FileData
from .actions import Modifier as Modifier
from .actions import OptionChoice as OptionChoice
from .actions import Scroll as Scroll
from .actions import blur as blur
from .actions import check as check
from .actions import click as click
from .actions import dblclick as dblclick
from .actions import dispatch_event as dispatch_event
from .actions import drag_to as drag_to
from .actions import drop as drop
from .actions import files_append as files_append
from .actions import fill as fill
from .actions import focus as focus
from .actions import hover as hover
from .actions import press as press
from .actions import scroll_into_view as scroll_into_view
from .actions import select_option as select_option
from .actions import select_text as select_text
from .actions import set_files as set_files
from .actions import tap as tap
from .actions import type as type
from .assertions import Expectation as Expectation
from .assertions import TextMatch as TextMatch
from .assertions import expect as expect
from .debugging import PauseState as PauseState
from .debugging import highlight as highlight
from .debugging import pause_end as pause_end
from .debugging import pause_wait as pause_wait
from .debugging import picker_cancel as picker_cancel
from .debugging import picker_pick as picker_pick
from .debugging import unhighlight as unhighlight
from .devtools import DevtoolsAnswer as DevtoolsAnswer
from .devtools import Passkey as Passkey
from .devtools import devtools_close as devtools_close
from .devtools import devtools_open as devtools_open
from .devtools import devtools_send as devtools_send
from .devtools import page_collect_garbage as page_collect_garbage
from .devtools import passkeys_give as passkeys_give
from .devtools import passkeys_read as passkeys_read
from .devtools import passkeys_remove as passkeys_remove
from .devtools import trace_pictures as trace_pictures
from .devtools import trace_start as trace_start
from .devtools import trace_stop as trace_stop
from .documents import Arrival as Arrival
from .documents import Destination as Destination
from .documents import ForeseenRequest as ForeseenRequest
from .documents import Moved as Moved
from .documents import UrlMatch as UrlMatch
from .documents import frame_element as frame_element
from .documents import frame_goto as frame_goto
from .documents import frame_navigate as frame_navigate
from .documents import frame_of as frame_of
from .documents import frame_owner as frame_owner
from .documents import page_add_script as page_add_script
from .documents import page_add_style as page_add_style
from .documents import page_arrive as page_arrive
from .documents import page_content as page_content
from .documents import page_content_with_shadow as page_content_with_shadow
from .documents import page_go as page_go
from .documents import page_history as page_history
from .documents import page_left as page_left
from .documents import page_load_state as page_load_state
from .documents import page_reload as page_reload
from .documents import page_set_content as page_set_content
from .documents import page_title as page_title
from .documents import page_wait_for_url as page_wait_for_url
from .documents import soft_load as soft_load
from .documents import soft_loaded as soft_loaded
from .documents import tabs_lead as tabs_lead
from .documents import tabs_navigate as tabs_navigate
from .emulation import clock_fast_forward as clock_fast_forward
from .emulation import clock_install as clock_install
from .emulation import clock_pause_at as clock_pause_at
from .emulation import clock_resume as clock_resume
from .emulation import clock_run_for as clock_run_for
from .emulation import clock_set_fixed_time as clock_set_fixed_time
from .emulation import clock_set_system_time as clock_set_system_time
from .emulation import page_emulate_media as page_emulate_media
from .evaluation import evaluate as evaluate
from .evaluation import handle_dispose as handle_dispose
from .evaluation import handle_json as handle_json
from .evaluation import handle_properties as handle_properties
from .evaluation import handle_property as handle_property
from .evaluation import wait_for_function as wait_for_function
from .extraction import Claim as Claim
from .extraction import FoundText as FoundText
from .extraction import Place as Place
from .extraction import ShownPage as ShownPage
from .extraction import Stated as Stated
from .extraction import extract_find as extract_find
from .extraction import extract_ground as extract_ground
from .extraction import extract_mark as extract_mark
from .extraction import extract_read as extract_read
from .extraction import extract_show as extract_show
from .extraction import extract_unmark as extract_unmark
from .input import keyboard_down as keyboard_down
from .input import keyboard_insert_text as keyboard_insert_text
from .input import keyboard_press as keyboard_press
from .input import keyboard_type as keyboard_type
from .input import keyboard_up as keyboard_up
from .input import mouse_click as mouse_click
from .input import mouse_down as mouse_down
from .input import mouse_move as mouse_move
from .input import mouse_up as mouse_up
from .input import mouse_wheel as mouse_wheel
from .input import touch_tap as touch_tap
from .network import HttpCredentials as HttpCredentials
from .network import KeptBody as KeptBody
from .network import KeptDetails as KeptDetails
from .network import KeptRequest as KeptRequest
from .network import NestedCommand as NestedCommand
from .network import NetworkAnswer as NetworkAnswer
from .network import NetworkRequest as NetworkRequest
from .network import NoResource as NoResource
from .network import NotRenewed as NotRenewed
from .network import RecordedRequest as RecordedRequest
from .network import Refusal as Refusal
from .network import Refused as Refused
from .network import Renewed as Renewed
from .network import RequestFacts as RequestFacts
from .network import Resource as Resource
from .network import Written as Written
from .network import WrittenDocument as WrittenDocument
from .network import intercept_body as intercept_body
from .network import intercept_frame as intercept_frame
from .network import intercept_go as intercept_go
from .network import intercept_open as intercept_open
from .network import intercept_renew as intercept_renew
from .network import network_bodies as network_bodies
from .network import network_body as network_body
from .network import network_credentials as network_credentials
from .network import network_facts as network_facts
from .network import network_kept as network_kept
from .network import network_recorded as network_recorded
from .network import observe_body as observe_body
from .network import observe_kept as observe_kept
from .network import reread_resource as reread_resource
from .pages import Piece as Piece
from .pages import WorkerResult as WorkerResult
from .pages import dialogs_answer as dialogs_answer
from .pages import download_begin as download_begin
from .pages import download_cancel as download_cancel
from .pages import download_read as download_read
from .pages import page_bring_to_front as page_bring_to_front
from .pages import page_watch as page_watch
from .pages import popup_close as popup_close
from .pages import popup_goto as popup_goto
from .pages import tabs_ask_to_close as tabs_ask_to_close
from .pages import tabs_open as tabs_open
from .pages import worker_run as worker_run
from .reading import AgentSnapshot as AgentSnapshot
from .reading import ElementState as ElementState
from .reading import ElementTest as ElementTest
from .reading import Readable as Readable
from .reading import SelectorState as SelectorState
from .reading import aria_for_agent as aria_for_agent
from .reading import aria_snapshot as aria_snapshot
from .reading import query as query
from .reading import query_all as query_all
from .reading import query_count as query_count
from .reading import read as read
from .reading import read_all as read_all
from .reading import selector_best as selector_best
from .reading import state as state
from .reading import wait_element_state as wait_element_state
from .reading import wait_selector as wait_selector
from .reading import wait_time as wait_time
from .screenshots import PdfOptions as PdfOptions
from .screenshots import ScreencastFrame as ScreencastFrame
from .screenshots import ScreencastPiece as ScreencastPiece
from .screenshots import page_pdf as page_pdf
from .screenshots import screencast_read as screencast_read
from .screenshots import screenshot as screenshot
from .screenshots import stream_read as stream_read
from .storage import Area as Area
from .storage import BrowserCookie as BrowserCookie
from .storage import Database as Database
from .storage import DocumentState as DocumentState
from .storage import HiddenCookie as HiddenCookie
from .storage import NameAndValue as NameAndValue
from .storage import ObjectStore as ObjectStore
from .storage import OriginState as OriginState
from .storage import PrivateFile as PrivateFile
from .storage import SeenCookie as SeenCookie
from .storage import SessionCookies as SessionCookies
from .storage import SessionState as SessionState
from .storage import StoreIndex as StoreIndex
from .storage import databases_give as databases_give
from .storage import databases_read as databases_read
from .storage import session_cookies as session_cookies
from .storage import session_give_state as session_give_state
from .storage import session_set_cookies as session_set_cookies
from .storage import session_state as session_state
from .storage import state_give as state_give
from .storage import state_login as state_login
from .storage import state_read as state_read
from .storage import storage_all as storage_all
from .storage import storage_clear as storage_clear
from .storage import storage_get as storage_get
from .storage import storage_remove as storage_remove
from .storage import storage_set as storage_set
from .values import Button as Button
from .values import LoadState as LoadState
from .values import Point as Point
from .values import Rect as Rect
from .values import Reported as Reported
from .values import StreamPiece as StreamPiece

Op: TypeAlias = Literal[
    "wait.time",
    "page.history",
    "page.reload",
    "extract.mark",
    "evaluate",
    "waitForFunction",
    "handle.properties",
    "handle.property",
    "handle.json",
    "handle.dispose",
    "query",
    "query.all",
    "query.count",
    "read",
    "read.all",
    "state",
    "aria.snapshot",
    "aria.forAgent",
    "selector.best",
    "wait.selector",
    "wait.elementState",
    "click",
    "dblclick",
    "hover",
    "tap",
    "check",
    "fill",
    "type",
    "press",
    "selectOption",
    "selectText",
    "setFiles",
    "files.append",
    "dragTo",
    "drop",
    "focus",
    "blur",
    "dispatchEvent",
    "scrollIntoView",
    "keyboard.down",
    "keyboard.up",
    "keyboard.press",
    "keyboard.type",
    "keyboard.insertText",
    "mouse.move",
    "mouse.down",
    "mouse.up",
    "mouse.click",
    "mouse.wheel",
    "touch.tap",
    "expect",
    "page.content",
    "page.contentWithShadow",
    "page.setContent",
    "page.title",
    "page.addScript",
    "page.addStyle",
    "page.go",
    "frame.goto",
    "page.loadState",
    "page.waitForUrl",
    "page.arrive",
    "page.left",
    "soft.load",
    "soft.loaded",
    "tabs.navigate",
    "tabs.lead",
    "frame.navigate",
    "frame.element",
    "frame.of",
    "frame.owner",
    "network.kept",
    "intercept.renew",
    "intercept.open",
    "intercept.go",
    "intercept.frame",
    "intercept.body",
    "network.facts",
    "network.bodies",
    "network.recorded",
    "network.body",
    "network.credentials",
    "observe.body",
    "observe.kept",
    "reread.resource",
    "state.read",
    "state.give",
    "state.login",
    "databases.read",
    "databases.give",
    "session.cookies",
    "session.setCookies",
    "session.state",
    "session.giveState",
    "storage.all",
    "storage.get",
    "storage.set",
    "storage.remove",
    "storage.clear",
    "page.bringToFront",
    "download.read",
    "download.begin",
    "download.cancel",
    "popup.close",
    "popup.goto",
    "tabs.open",
    "tabs.askToClose",
    "worker.run",
    "dialogs.answer",
    "page.watch",
    "page.emulateMedia",
    "clock.install",
    "clock.fastForward",
    "clock.runFor",
    "clock.pauseAt",
    "clock.resume",
    "clock.setFixedTime",
    "clock.setSystemTime",
    "screencast.read",
    "page.pdf",
    "stream.read",
    "screenshot",
    "devtools.open",
    "devtools.send",
    "devtools.close",
    "passkeys.give",
    "passkeys.remove",
    "passkeys.read",
    "trace.start",
    "trace.stop",
    "trace.pictures",
    "page.collectGarbage",
    "extract.show",
    "extract.read",
    "extract.find",
    "extract.ground",
    "extract.unmark",
    "highlight",
    "unhighlight",
    "picker.pick",
    "picker.cancel",
    "pause.wait",
    "pause.end",
]
