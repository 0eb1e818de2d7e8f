"""What Python and the page send each other.

- `calls`: What pages want of Python: each is news that Python answers, or hands to a listener of the user
- `decisions`: What Python decides about requests and WebSockets that pages ask about
- `messages`: A turn: what Python hands the kernel, and what the kernel returns
- `news`: What happens in pages, as it is reported to Python
- `settings`: What holds in all documents until Python changes it
- `values`: What is in messages: JavaScript values, handles, and how elements are found

Generated from smooth_page/runtime/src/contract.ts by scripts/generate_protocol.py.
Edit that file, then `make sync`.
"""

from __future__ import annotations

from .calls import BindingCall as BindingCall
from .calls import DialogCall as DialogCall
from .calls import DownloadCall as DownloadCall
from .calls import RouteCall as RouteCall
from .calls import WebSocketCall as WebSocketCall
from .calls import WebSocketClose as WebSocketClose
from .calls import WebSocketMessage as WebSocketMessage
from .decisions import Aborted as Aborted
from .decisions import Continued as Continued
from .decisions import Decision as Decision
from .decisions import Fulfilled as Fulfilled
from .decisions import SocketAction as SocketAction
from .decisions import SocketBytes as SocketBytes
from .decisions import SocketClose as SocketClose
from .decisions import SocketConnect as SocketConnect
from .decisions import SocketData as SocketData
from .decisions import SocketHandle as SocketHandle
from .decisions import SocketSend as SocketSend
from .decisions import SocketSide as SocketSide
from .messages import Absent as Absent
from .messages import Answer as Answer
from .messages import AnswerError as AnswerError
from .messages import Asks as Asks
from .messages import Command as Command
from .messages import Done as Done
from .messages import Failed as Failed
from .messages import FailureInfo as FailureInfo
from .messages import Held as Held
from .messages import Left as Left
from .messages import Message as Message
from .messages import Missing as Missing
from .messages import Outcome as Outcome
from .messages import Pending as Pending
from .messages import Question as Question
from .messages import Reply as Reply
from .messages import Unknown as Unknown
from .news import ClipboardNews as ClipboardNews
from .news import ConsoleNews as ConsoleNews
from .news import DevtoolsEndNews as DevtoolsEndNews
from .news import DevtoolsEventNews as DevtoolsEventNews
from .news import DialogNews as DialogNews
from .news import DownloadNews as DownloadNews
from .news import FileChooserNews as FileChooserNews
from .news import FrameEventNews as FrameEventNews
from .news import FrameInfo as FrameInfo
from .news import FrameSnapshot as FrameSnapshot
from .news import FramesNews as FramesNews
from .news import LeaveNews as LeaveNews
from .news import Location as Location
from .news import LogLine as LogLine
from .news import News as News
from .news import OpenerHasNews as OpenerHasNews
from .news import PageErrorNews as PageErrorNews
from .news import PasswordNews as PasswordNews
from .news import PopupClosedNews as PopupClosedNews
from .news import PopupHasNews as PopupHasNews
from .news import PopupNews as PopupNews
from .news import PostedNews as PostedNews
from .news import RequestFailedNews as RequestFailedNews
from .news import RequestFinishedNews as RequestFinishedNews
from .news import RequestNews as RequestNews
from .news import ResponseNews as ResponseNews
from .news import ScreencastNews as ScreencastNews
from .news import SecurityFacts as SecurityFacts
from .news import ServerAddress as ServerAddress
from .news import SnapshotNews as SnapshotNews
from .news import TraceBox as TraceBox
from .news import TracePoint as TracePoint
from .news import UnansweredNews as UnansweredNews
from .news import UncheckedNews as UncheckedNews
from .news import UnroutedNews as UnroutedNews
from .news import WebSocketClosedNews as WebSocketClosedNews
from .news import WebSocketErrorNews as WebSocketErrorNews
from .news import WebSocketFrameNews as WebSocketFrameNews
from .news import WebSocketNews as WebSocketNews
from .news import WindowHasNews as WindowHasNews
from .news import WorkerClosedNews as WorkerClosedNews
from .news import WorkerNews as WorkerNews
from .news import WrittenNews as WrittenNews
from .settings import ActionMarkSettings as ActionMarkSettings
from .settings import ActionMarkStyle as ActionMarkStyle
from .settings import Binding as Binding
from .settings import Branch as Branch
from .settings import Chapter as Chapter
from .settings import ClipboardSettings as ClipboardSettings
from .settings import ClockSettings as ClockSettings
from .settings import DevtoolsEvents as DevtoolsEvents
from .settings import DialogFacts as DialogFacts
from .settings import DialogTable as DialogTable
from .settings import EmulationSettings as EmulationSettings
from .settings import GeoPosition as GeoPosition
from .settings import Grant as Grant
from .settings import Leaf as Leaf
from .settings import LocatorHandler as LocatorHandler
from .settings import MediaSettings as MediaSettings
from .settings import OverlayContent as OverlayContent
from .settings import OverlaySettings as OverlaySettings
from .settings import ScreencastSettings as ScreencastSettings
from .settings import Settings as Settings
from .settings import TraceSettings as TraceSettings
from .settings import Tree as Tree
from .values import ArrayValue as ArrayValue
from .values import BigIntValue as BigIntValue
from .values import BytesValue as BytesValue
from .values import DateValue as DateValue
from .values import FrameId as FrameId
from .values import Handle as Handle
from .values import HeaderList as HeaderList
from .values import MapValue as MapValue
from .values import Match as Match
from .values import NumberValue as NumberValue
from .values import ObjectValue as ObjectValue
from .values import Regex as Regex
from .values import RegexValue as RegexValue
from .values import SeenValue as SeenValue
from .values import SetValue as SetValue
from .values import Size as Size
from .values import Tagged as Tagged
from .values import Target as Target
from .values import TextValue as TextValue
from .values import Thrown as Thrown
from .values import UndefinedValue as UndefinedValue
from .values import UrlValue as UrlValue
