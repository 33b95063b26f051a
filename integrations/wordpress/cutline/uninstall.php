<?php
/**
 * Takes away what the plugin has kept: its settings, and which scheduled posts
 * it has let pass.
 *
 * @package cutline
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

delete_option( 'cutline' );
delete_metadata( 'post', 0, '_cutline_passed', '', true );
delete_metadata( 'user', 0, '_cutline_told', '', true );
delete_metadata( 'user', 0, '_cutline_asked', '', true );
