<?php
/**
 * Whoever brings this cookie writes in the classic editor; and no mail is sent.
 */

add_filter( 'use_block_editor_for_post', static fn( $is ) => $is && ! isset( $_COOKIE['classic'] ) );
add_filter( 'pre_wp_mail', '__return_true' );
