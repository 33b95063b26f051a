<?php
/**
 * The block editor: its script, and what that asks.
 *
 * @package cutline
 */

namespace Cutline\Editor;

use Cutline\Gate;
use Cutline\Record;
use Cutline\Verdict;

defined( 'ABSPATH' ) || exit;

/** Brings the script into the editor and opens its route. */
function hook(): void {
	add_action( 'enqueue_block_editor_assets', __NAMESPACE__ . '\\enqueue' );
	add_action( 'rest_api_init', __NAMESPACE__ . '\\routes' );
}

/** The script, in the editor of posts only. */
function enqueue(): void {
	$screen = get_current_screen();
	if ( ! $screen || 'post' !== $screen->base || ! in_array( $screen->post_type, Gate::types(), true ) ) {
		return;
	}
	wp_enqueue_script(
		'cutline-editor',
		plugins_url( 'editor.js', __DIR__ . '/../cutline.php' ),
		array( 'wp-api-fetch', 'wp-block-editor', 'wp-components', 'wp-compose', 'wp-data', 'wp-edit-post', 'wp-editor', 'wp-element', 'wp-hooks', 'wp-i18n', 'wp-plugins' ),
		// Browsers keep the script until it changes.
		(string) filemtime( __DIR__ . '/../editor.js' ),
		true
	);
	wp_add_inline_style( 'wp-components', '.cutline-finding.components-notice{margin:0 0 8px;padding-right:12px}.cutline-finding .components-notice__content{margin-right:0}' );
	wp_set_script_translations( 'cutline-editor', 'cutline', dirname( __DIR__ ) . '/languages' );
}

/** The one route: a post as it stands in the editor, and what is found in it. */
function routes(): void {
	register_rest_route(
		'cutline/v1',
		'/check/(?P<id>\d+)',
		array(
			'methods'             => 'POST',
			'callback'            => __NAMESPACE__ . '\\check',
			'permission_callback' => static fn( \WP_REST_Request $request ) => current_user_can( 'edit_post', (int) $request['id'] ),
			'args'                => array(
				'title'          => array( 'type' => 'string' ),
				'content'        => array( 'type' => 'string' ),
				'date'           => array( 'type' => 'string' ),
				'featured_media' => array( 'type' => 'integer' ),
				'accept'         => array(
					'type'        => 'boolean',
					'default'     => false,
					'description' => 'Whether the next click may publish the post in spite of the warnings.',
				),
			),
		)
	);
}

/**
 * Answers it. Nothing is saved.
 *
 * @param \WP_REST_Request $request Of the editor.
 */
function check( \WP_REST_Request $request ): \WP_REST_Response|\WP_Error {
	$old = get_post( (int) $request['id'] );
	if ( ! $old || ! in_array( $old->post_type, Gate::types(), true ) ) {
		return new \WP_Error( 'cutline_no_story', __( 'There is no such story.', 'cutline' ), array( 'status' => 404 ) );
	}
	$new     = array_filter(
		array(
			'post_title'   => $request['title'],
			'post_content' => $request['content'],
			'post_date'    => isset( $request['date'] ) ? str_replace( 'T', ' ', $request['date'] ) : null,
		),
		'is_string'
	);
	$verdict = Verdict::of( new Record( Gate::merged( $new, $old, $request['featured_media'] ) ) );
	if ( $request['accept'] && $verdict->asks() ) {
		Gate::ask( $old->ID, $verdict );
	}
	return new \WP_REST_Response(
		array(
			'holds'    => $verdict->holds(),
			'asks'     => $verdict->asks(),
			'away'     => null !== $verdict->away,
			'sentence' => $verdict->sentence(),
			'findings' => $verdict->findings,
		)
	);
}
