"""The powers with the companion as an extension of a whole Chromium: tests of other modules, repeated in one session."""

from __future__ import annotations

import pytest

from ..devtools import test_cdp_session
from ..video import test_video
from . import (
    test_browser_tracing,
    test_dialogs,
    test_downloads,
    test_emulation,
    test_foreseen_requests,
    test_frames,
    test_load_states,
    test_pages,
    test_pixels,
    test_service_workers,
    test_storage,
    test_traces,
    test_web_socket_routes,
    test_workers,
)

controlled, links, log, native, shop, sockets, viewer = (
    test_service_workers.controlled,
    test_downloads.links,
    test_foreseen_requests.log,
    test_pixels.native,
    test_frames.shop,
    test_web_socket_routes.sockets,
    test_traces.viewer,
)


@pytest.fixture(scope="module")
def host() -> str:
    return "extension"


for chosen in (
    test_cdp_session.test_commands_and_events,
    test_cdp_session.test_a_frame_of_another_site,
    test_browser_tracing.test_traces_of_the_browser,
    test_dialogs.test_the_own_tab_answers_as_listeners_were_read,
    test_dialogs.test_other_tabs_wait_for_python,
    test_dialogs.test_a_popup_that_shares_the_thread_answers_as_listeners_were_read,
    test_dialogs.test_documents_ask_before_they_are_left,
    test_downloads.test_every_kind_of_download,
    test_emulation.test_all_of_it_from_the_first_script_on,
    test_emulation.test_a_size_of_its_own,
    test_emulation.test_media,
    test_emulation.test_permissions_and_places,
    test_foreseen_requests.test_a_handler_decides_before_the_request,
    test_foreseen_requests.test_any_decision,
    test_frames.test_a_payment_form_in_frames_of_other_sites,
    test_frames.test_a_locator_is_picked_in_a_frame_of_another_site,
    test_load_states.test_requests_that_take_longer_are_waited_for,
    test_pages.test_a_second_page_shares_the_session,
    test_pages.test_popups_of_any_kind_are_pages,
    test_pages.test_pages_that_a_user_opens_are_no_popups,
    test_pages.test_messages_of_a_document_that_is_left_at_once_are_reported_once,
    test_pages.test_a_page_that_closes_itself_is_closed,
    test_pages.test_functions_that_another_page_calls_are_run,
    test_pixels.test_pdf,
    test_pixels.test_images_of_frames_of_other_origins,
    test_service_workers.test_responses_say_what_a_service_worker_answered,
    test_service_workers.test_its_own_requests_are_the_contexts,
    test_service_workers.test_its_own_requests_are_routed_by_the_context,
    test_storage.test_cookies_are_set_and_cleared_at_the_browser,
    test_storage.test_requests_share_the_jar,
    test_storage.test_strict_cookies_go_with_all_navigations,
    test_storage.test_the_storages_of_all_origins_are_saved_and_restored,
    test_traces.test_a_trace_in_the_viewer,
    test_video.test_each_page_of_a_context_has_a_video,
    test_video.test_overlays_are_shown_over_the_page,
    test_web_socket_routes.test_between_a_frame_of_another_site_and_the_server,
    test_web_socket_routes.test_file_choosers_in_frames_and_popups,
    test_workers.test_workers_run_code,
    test_workers.test_messages_and_errors_of_workers,
    test_workers.test_service_workers,
):
    globals()[chosen.__name__] = chosen
del chosen
